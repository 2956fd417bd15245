namespace Cacheable.Faults.Oracle;

/// <summary>The times in which one instance spoke to another master than the rest: what one side invalidates, the other cannot know.</summary>
/// <remarks>No cache can promise more across a split; after it, what either side invalidated holds on both (race 28).</remarks>
internal sealed class Splits(Section longs)
{
    private const int Capacity = 1024;
    private const int EntryLength = 3;

    public const long Length = 1 + (Capacity * EntryLength);

    /// <summary>From now on <paramref name="minority"/> is apart. Nobody may write at this moment.</summary>
    public void Begin(int minority, long now)
    {
        var entry = Entry(longs[0]);
        longs[entry] = minority;
        longs[entry + 1] = now;
        longs[entry + 2] = long.MaxValue;
        Volatile.Write(ref longs[0], longs[0] + 1);
    }

    /// <summary>From now on all speak to the same server and have compared what they know. Nobody may write at this moment.</summary>
    public void End(long now) => Volatile.Write(ref longs[Entry(longs[0] - 1) + 2], now);

    /// <summary>When a demand begins to bind a reader: at its end, or when the split between the two is over.</summary>
    public long BindsFrom(in Demand demand, int reader)
    {
        var from = demand.Ended;
        for (long split = 0, count = Volatile.Read(ref longs[0]); split < count; split++)
        {
            var entry = Entry(split);
            var (minority, began, ended) = (longs[entry], longs[entry + 1], Volatile.Read(ref longs[entry + 2]));
            var apart = demand.Instance != reader && (demand.Instance == minority || reader == minority);
            if (apart && demand.Ended >= began && demand.Ended < ended)
            {
                from = Math.Max(from, ended);
            }
        }

        return from;
    }

    private static long Entry(long split) =>
        split < Capacity ? 1 + (split * EntryLength) : throw new InvalidOperationException("More splits than are remembered.");
}
