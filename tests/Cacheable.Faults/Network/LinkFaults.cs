namespace Cacheable.Faults.Network;

/// <summary>What a proxy does to the bytes that pass it. All of it at once, where set.</summary>
internal sealed record LinkFaults
{
    public static LinkFaults None { get; } = new();

    /// <summary>Bytes of these directions vanish while the connection stays up.</summary>
    public Direction Swallowed { get; init; }

    /// <summary>Whether only connections that subscribe lose bytes.</summary>
    public bool SubscribersOnly { get; init; }

    /// <summary>Bytes of these directions wait until <see cref="Released"/>.</summary>
    public Direction Stalled { get; init; }

    /// <summary>When what is stalled goes on, late.</summary>
    public Task Released { get; init; } = Task.CompletedTask;

    /// <summary>The longest extra time of each batch on its way.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>How many bytes are written at a time, with a pause of a millisecond after each; 0 is all at once.</summary>
    public int PieceSize { get; init; }

    /// <summary>Pieces without pauses: every boundary inside a reply is met.</summary>
    public bool IsHasty { get; init; }

    /// <summary>The share of channel messages that vanish.</summary>
    public double LostMessages { get; init; }

    /// <summary>Whether scripts are sent twice.</summary>
    public bool Duplicates { get; init; }

    /// <summary>How late the second of them comes.</summary>
    public TimeSpan DuplicateDelay { get; init; }
}
