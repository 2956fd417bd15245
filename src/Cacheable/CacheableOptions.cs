namespace Cacheable;

/// <summary>What holds for the whole cache of an application. A value out of range stops the start.</summary>
public sealed class CacheableOptions
{
    /// <summary>How many entries L1 holds for each cached method; the least recently used go first. Default 10,000, at least 3.</summary>
    public int L1Capacity { get; set; } = 10_000;

    /// <summary>
    /// How many bytes the L1 of each cached method may hold, beside <see cref="L1Capacity"/>; what was not used for longest goes first. An entry counts as long as its
    /// payload in L2 before compression; where it has none, as what it would serialize to, and each load is serialized to measure it. In memory a value takes more: text twice as much. Not with
    /// <c>UseMemoryCache</c>, whose own limit holds. Default <see langword="null"/>: no limit, and nothing is measured. At least 1,024.
    /// </summary>
    public long? L1Bytes { get; set; }

    /// <summary>
    /// How far L1 may lag behind what other instances invalidate, whatever messages are lost; normally it is milliseconds. L2 is
    /// asked three times within it, and while it does not answer, L1 returns nothing that is older. Default 1 s, at least 30 ms, at most an hour.
    /// </summary>
    public TimeSpan L1Lease { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How far L1 may lag behind while L2 does not answer: longer than <see cref="L1Lease"/> where a declared staleness is better
    /// than the load on the source. Default <see langword="null"/>: no longer.
    /// </summary>
    public TimeSpan? L1OutageLease { get; set; }

    /// <summary>
    /// After how many questions in a row that L2 did not answer in time lookups go past it, without waiting, until it answers in the
    /// background. Default 2; 0 has every lookup wait for its own deadline.
    /// </summary>
    public int BreakAfter { get; set; } = 2;

    /// <summary>
    /// How long one instance may hold the right to fill an entry of L2. A load that takes longer is answered but not stored in
    /// L2; an instance that dies while loading delays the others for no longer. Default 10 s, at least 50 ms, at most an hour.
    /// </summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether callers wait until what was loaded is stored in L2. Default <see langword="false"/>: the fill goes on behind the
    /// answer, and a failed one is a metric and a log line.
    /// </summary>
    public bool WaitForFill { get; set; }

    /// <summary>
    /// How many invalidations are kept for replay while L2 is away. Beyond that, everything in L2 is invalidated when it returns:
    /// many misses, never a stale hit. Default 10,000.
    /// </summary>
    public int InvalidationJournalCapacity { get; set; } = 10_000;

    /// <summary>
    /// Whether a commit first holds in L2 what it changes, so that between it and the invalidation readers load and nobody keeps what
    /// they load: a process that dies there leaves misses. It costs a round trip before the commit, and a commit whose hold cannot be placed is
    /// refused with a <see cref="Transactions.CacheHoldException"/>. Default <see langword="false"/>.
    /// </summary>
    public bool StrictCommit { get; set; }

    /// <summary>How long a hold of a strict commit stands where nobody ends it. Longer than the slowest commit and the slowest load. Default 30 s.</summary>
    public TimeSpan StrictHold { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Values that are written in more bytes than these are compressed (LZ4) for L2, unless they do not shrink by an eighth; one beyond <see cref="MaxPayload"/> is kept if it shrinks until it fits. Default 10 KB (10,240); 0 compresses none.
    /// What was compressed is read whatever this says.
    /// </summary>
    public int CompressAbove { get; set; } = 10_240;

    /// <summary>
    /// The bytes of the largest payload that is kept, after compression. A value beyond it is returned to its callers and cached nowhere; <c>cacheable.payloads.too_large</c>
    /// counts, and one log line names method and size. Where nothing is written to L2, nothing is measured. Default 1 MB (1,048,576), at least 1,024.
    /// </summary>
    public int MaxPayload { get; set; } = 1_048_576;

    /// <summary>How queued writes are kept and flushed.</summary>
    public WriteBehindOptions WriteBehind { get; } = new();
}
