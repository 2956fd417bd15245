namespace Cacheable.Simulation.Judging;

/// <summary>
/// What was invalidated of one key: each time with the version that was committed by then, so that an older one is stale from then on.
/// Linear in the number of invalidations; asking costs a comparison.
/// </summary>
internal sealed class KeyLedger
{
    private readonly List<Record> _records = [];
    private long _base;
    private long _settled;
    private int _next;

    /// <summary>The least version that a lookup of L2 may bring that begins now.</summary>
    public long Latest { get; private set; }

    /// <summary>Writes down that the invalidation <paramref name="number"/> happened at <paramref name="time"/>, not before the last one.</summary>
    public void Add(long number, long version, long time)
    {
        if (version > Latest)
        {
            Latest = version;
            _records.Add(new Record(number, version, time));
        }
    }

    /// <summary>The least version that a lookup of L1 may bring, where every invalidation up to <paramref name="time"/> must have been heard of. Times only rise.</summary>
    public long SettledAt(long time)
    {
        while (_next < _records.Count && _records[_next].Time <= time)
        {
            _settled = _records[_next++].Version;
        }

        return _settled;
    }

    /// <summary>Data loss has undone the invalidations after <paramref name="after"/>. The version they asked for, or zero where there were none.</summary>
    public long Undo(long after)
    {
        var kept = _records.FindIndex(record => record.Number > after);
        if (kept < 0)
        {
            return 0;
        }

        var undone = Latest;
        _records.RemoveRange(kept, _records.Count - kept);
        Latest = kept == 0 ? _base : _records[kept - 1].Version;
        if (_next > kept)
        {
            _next = kept;
            _settled = Latest;
        }

        return undone;
    }

    /// <summary>Drops what has settled and can no longer be undone: all up to <paramref name="number"/>.</summary>
    public void Compact(long number)
    {
        var dropped = 0;
        while (dropped < _next && _records[dropped].Number <= number)
        {
            _base = _records[dropped++].Version;
        }

        _records.RemoveRange(0, dropped);
        _next -= dropped;
    }

    private readonly record struct Record(long Number, long Version, long Time);
}
