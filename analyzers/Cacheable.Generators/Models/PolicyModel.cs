namespace Cacheable.Generators.Models;

/// <summary>How long entries live, where, and how they are loaded, resolved.</summary>
internal sealed record PolicyModel(TimeSpan TimeToLive, TimeSpan Jitter, string Tiers)
{
    public TimeSpan? NegativeTimeToLive { get; init; }

    public TimeSpan? L1TimeToLive { get; init; }

    public double Beta { get; init; }

    public bool RefreshInline { get; init; }

    public TimeSpan? FailSafe { get; init; }

    public TimeSpan? SoftTimeout { get; init; }

    public TimeSpan? HardTimeout { get; init; }

    public TimeSpan? FailureMemory { get; init; }

    public int MaxLoads { get; init; }

    public string? Profile { get; init; }

    /// <summary>The serializer's type as <c>typeof</c> takes it, or nothing for the application's.</summary>
    public string? Serializer { get; init; }

    /// <summary>Whether the method returns its value and no task.</summary>
    public bool IsSynchronous { get; init; }
}
