namespace Cacheable.Remote;

/// <summary>What became of a write.</summary>
public enum EnqueueOutcome
{
    /// <summary>The queue holds it.</summary>
    Accepted,

    /// <summary>The queue has no room.</summary>
    Full,

    /// <summary>It came after a write that names it in <see cref="QueuedWrite.Withdrawn"/>.</summary>
    Withdrawn,
}
