namespace Cacheable.Testing;

/// <summary>What a command of a <see cref="ChaosRemoteTier"/> throws when the test makes it fail.</summary>
public sealed class ChaosException(string message) : Exception(message);
