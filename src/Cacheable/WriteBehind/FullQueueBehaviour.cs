namespace Cacheable;

/// <summary>What becomes of a write that finds its queue full. A write of a key that waits already always fits.</summary>
public enum FullQueueBehaviour
{
    /// <summary>It waits for room, then throws <see cref="WriteBehind.WriteBehindFullException"/>.</summary>
    Wait,

    /// <summary>
    /// The method itself is called at once, and the key invalidated. Only where that keeps the order: a log, or a key of which an
    /// unanswered write may still arrive, throws <see cref="WriteBehind.WriteBehindFullException"/>.
    /// </summary>
    WriteThrough,

    /// <summary>It throws <see cref="WriteBehind.WriteBehindFullException"/> at once.</summary>
    Reject,
}
