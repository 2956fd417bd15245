using System.Diagnostics;

namespace Cacheable.Faults.Oracle;

/// <summary>
/// Says whether a read was stale: it began after an invalidation had ended, and returned a version older than the one committed
/// before that invalidation began.
/// </summary>
/// <remarks>
/// On the instance that invalidated, and for reads of L2 anywhere, that holds at once. For reads of another instance's L1 it holds
/// when the L1 lease has passed since. All processes run on one machine, so one monotonic clock orders their events.
/// A hit of L1 within 10 ms after its process was continued counts as begun when it was stopped, because the clock of hits has
/// not run yet. An immediate answer of a method without L1 came from a flight that was still filling, and counts as one of L1.
/// </remarks>
internal sealed class Judge(Demands demands, Splits splits, IReadOnlyList<Board> boards, TimeSpan l1Lease)
{
    /// <summary>What the clock of an L1 hit may be late by.</summary>
    public static readonly TimeSpan ClockError = TimeSpan.FromMilliseconds(10);

    private readonly long _untilHeard = (long)((l1Lease + ClockError).TotalSeconds * Stopwatch.Frequency);

    /// <summary>The demand that a read broke, or <see langword="null"/>.</summary>
    public Demand? BrokenBy(in ReadResult read)
    {
        // Every demand that ended before the read began is for a version committed by then.
        if (read.Version >= read.Committed)
        {
            return null;
        }

        foreach (var demand in demands.Of(read.Row, read.View))
        {
            if (demand.Version > read.Version && Binds(demand, read))
            {
                return demand;
            }
        }

        return null;
    }

    private bool Binds(in Demand demand, in ReadResult read)
    {
        if (demand.Instance == read.Instance && demand.Generation == read.Generation)
        {
            return demand.Ended < read.Began;
        }

        var from = demand.IsApplied ? splits.BindsFrom(demand, read.Instance) : long.MaxValue;
        return read.View == View.Far && !read.IsImmediate
            ? read.Began > from
            : read.Began > from && ByTheClockOfHits(read) - from > _untilHeard;
    }

    private long ByTheClockOfHits(in ReadResult read)
    {
        var board = boards[read.Instance];
        var stopped = Volatile.Read(ref board.StoppedAt);
        return read.IsImmediate && read.Began > stopped && read.Began < Volatile.Read(ref board.ClockLateUntil) ? stopped : read.Began;
    }
}
