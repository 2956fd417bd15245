namespace Cacheable.Faults.Kinds;

/// <summary>A fault that can be injected again and again.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="InjectAsync">Begins it, lets it last, ends it. Answers whether it took effect.</param>
internal sealed record FaultKind(string Name, Func<Stage, Task<bool>> InjectAsync)
{
    /// <summary>How often it is drawn, compared to the others.</summary>
    public int Weight { get; init; } = 1;

    /// <summary>Whether it concerns the network of one instance, so that others can meet theirs at the same time.</summary>
    public bool IsOfNetwork { get; init; }

    /// <summary>Whether it takes so long that a short run has no time for it.</summary>
    public bool IsLong { get; init; }
}
