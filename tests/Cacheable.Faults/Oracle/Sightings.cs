namespace Cacheable.Faults.Oracle;

/// <summary>What the L1 of each instance last answered for each row, and for how long it had been stale then.</summary>
internal sealed class Sightings(Section longs)
{
    private const int EntryLength = 2;

    public const long Length = (long)OracleMap.MaxInstances * OracleMap.Rows * EntryLength;

    /// <summary>The version of the last hit of L1.</summary>
    public ref long Version(int instance, int row) => ref longs[Entry(instance, row)];

    /// <summary>From the end of an invalidation to the beginning of the last read that still returned what it invalidated; 0 for none.</summary>
    public ref long Staleness(int instance, int row) => ref longs[Entry(instance, row) + 1];

    private static long Entry(int instance, int row) => (((long)instance * OracleMap.Rows) + row) * EntryLength;
}
