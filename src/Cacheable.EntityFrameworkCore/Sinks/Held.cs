namespace Cacheable.EntityFrameworkCore.Sinks;

/// <summary>A value as a closure would hold it.</summary>
internal sealed class Held<T>(T value)
{
    public T Value { get; } = value;
}
