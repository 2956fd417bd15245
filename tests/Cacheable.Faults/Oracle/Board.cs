namespace Cacheable.Faults.Oracle;

/// <summary>What one instance counts where the conductor can see it. Counts go on when its process is replaced.</summary>
internal sealed class Board(Section longs)
{
    public const int Length = 32;

    public ref long Reads => ref longs[0];

    /// <summary>Reads that were answered before they could have asked anybody: hits of L1.</summary>
    public ref long ImmediateReads => ref longs[1];

    public ref long Loads => ref longs[2];

    public ref long Writes => ref longs[3];

    public ref long Applied => ref longs[4];

    public ref long Deferred => ref longs[5];

    public ref long Violations => ref longs[6];

    /// <summary>Exceptions that a cache must not let out.</summary>
    public ref long Errors => ref longs[7];

    /// <summary>When the last invalidation began that ended as applied.</summary>
    public ref long LastAppliedBegan => ref longs[8];

    public ref long L2Hits => ref longs[9];

    public ref long RefusedFills => ref longs[10];

    /// <summary>The number of the process that has started to work, counted from 1.</summary>
    public ref long ReadyGeneration => ref longs[11];

    /// <summary>Writes that have begun and not ended.</summary>
    public ref long WritesUnderWay => ref longs[12];

    /// <summary>When its process was last stopped (SIGSTOP).</summary>
    public ref long StoppedAt => ref longs[13];

    /// <summary>Until when its clock may still be that of the stop: 10 ms after it was continued.</summary>
    public ref long ClockLateUntil => ref longs[14];

    public long Operations => Volatile.Read(ref Reads) + Volatile.Read(ref Writes);
}
