namespace Cacheable.Benchmarks.Queues;

/// <summary>A cart as it is after a click.</summary>
/// <param name="Click">The how manieth click of its user this was.</param>
/// <param name="Content">Some hundred characters.</param>
public sealed record Cart(long Click, string Content)
{
    private static readonly string Filling = new('x', 100);

    public static Cart After(long click) => new(click, Filling);
}
