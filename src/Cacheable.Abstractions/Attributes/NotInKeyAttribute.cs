namespace Cacheable;

/// <summary>Takes a parameter out of the key: its value does not change the answer. Cancellation tokens, loggers and progress reporters are out already.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class NotInKeyAttribute : Attribute;
