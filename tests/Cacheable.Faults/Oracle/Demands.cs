namespace Cacheable.Faults.Oracle;

/// <summary>The last demands for each instance, row and view, in rings that every process reads and only the instance's own writes.</summary>
/// <remarks>
/// A demand that is overwritten was followed by 32 of the same row, so what is lost is a few milliseconds of sharpness. Rings make
/// the oracle cost the same for every read, however long the run.
/// </remarks>
internal sealed class Demands(Section longs)
{
    public const int RingLength = 32;

    private const int EntryLength = 3;
    private const int RingSize = 1 + (RingLength * EntryLength);

    public const long Length = (long)OracleMap.MaxInstances * OracleMap.Rows * OracleMap.Views * RingSize;

    private readonly Lock[] _gates = [.. Enumerable.Range(0, 64).Select(static _ => new Lock())];

    public void Post(int row, View view, in Demand demand)
    {
        var ring = Ring(demand.Instance, row, view);
        lock (_gates[row % _gates.Length])
        {
            var entry = 1 + ((int)(ring[0]++ % RingLength) * EntryLength);
            // No version, no demand: a reader never takes the new end for the old version or the other way round.
            Interlocked.Exchange(ref ring[entry], 0);
            ring[entry + 1] = demand.Ended;
            ring[entry + 2] = demand.IsApplied ? demand.Generation : -demand.Generation;
            Volatile.Write(ref ring[entry], demand.Version);
        }
    }

    /// <summary>The demands that are remembered, in no order.</summary>
    public IEnumerable<Demand> Of(int row, View view)
    {
        for (var instance = 0; instance < OracleMap.MaxInstances; instance++)
        {
            var ring = Ring(instance, row, view);
            for (var entry = 1; entry < RingSize; entry += EntryLength)
            {
                var version = Volatile.Read(ref ring[entry]);
                var ended = Volatile.Read(ref ring[entry + 1]);
                var generation = Volatile.Read(ref ring[entry + 2]);
                if (version > 0 && version == Volatile.Read(ref ring[entry]))
                {
                    yield return new Demand(instance, Math.Abs(generation), version, ended, generation > 0);
                }
            }
        }
    }

    private Section Ring(int instance, int row, View view) =>
        longs.From(((((long)instance * OracleMap.Rows) + row) * OracleMap.Views + (int)view) * RingSize);
}
