using Cacheable.Remote;
using Cacheable.Simulation.Data;

namespace Cacheable.Simulation.Judging;

/// <summary>What binds one instance beyond what binds all: its own invalidations, and those that it knows and a loss of data has undone.</summary>
internal sealed class InstanceKnowledge(KeyGroups groups)
{
    private const long NoDoubt = -1;

    private readonly long[] _known = new long[groups.Count];
    private readonly long[] _doubts = [.. Enumerable.Repeat(NoDoubt, groups.Count)];
    private readonly long[] _lastDoubts = [.. Enumerable.Repeat(NoDoubt, groups.Count)];
    private readonly long[] _doubtful = new long[KeySpace.Keys];
    private readonly HistoryPoint[] _latest = new HistoryPoint[groups.Count];
    private readonly bool[] _overtaken = new bool[groups.Count];

    /// <summary>The least version of each key after its own invalidations.</summary>
    public long[] Own { get; } = new long[KeySpace.Keys];

    /// <summary>For each name, the versions that were committed when its latest invalidation here began.</summary>
    public Dictionary<CacheName, long[]> Begun { get; } = [];

    /// <summary>What was undone although this instance knew better; <see langword="null"/> where nothing was.</summary>
    public KeyLedger[]? Lost { get; private set; }

    /// <summary>Whether data of a group was put back behind its back, and nothing could tell it so far: its next sync does.</summary>
    public bool IsInDoubt(int group) => _doubts[group] != NoDoubt;

    /// <summary>Whether that happened while a read was under way which began at <paramref name="time"/>.</summary>
    public bool DoubtedSince(int group, long time) => _lastDoubts[group] >= time;

    /// <summary>The history of a group has come to a point, with the invalidation of this number.</summary>
    /// <param name="point">The point.</param>
    /// <param name="number">The number.</param>
    /// <param name="isAnew">Whether it was executed after data was last put back.</param>
    public void Hears(HistoryPoint point, long number, bool isAnew)
    {
        _known[point.Group] = Math.Max(_known[point.Group], number);
        ref var latest = ref _latest[point.Group];
        var isOfSame = point.Incarnation == latest.Incarnation;
        if (!isOfSame || point.Sequence > latest.Sequence)
        {
            // The rest that the guarantee states: what was put back behind its back has gone past all it knew, and its next sync is
            // asked with a point of the new course.
            _overtaken[point.Group] |= isOfSame && isAnew && IsInDoubt(point.Group);
            latest = point;
        }
    }

    /// <summary>An own invalidation ended that may be of a history that was undone already.</summary>
    public void MayHaveLost(int key, long version) => _doubtful[key] = Math.Max(_doubtful[key], version);

    /// <summary>What it believes to know may be of a history that was undone already.</summary>
    public void Doubt(long now)
    {
        Array.Fill(_doubts, now);
        Array.Fill(_lastDoubts, now);
    }

    /// <summary>Data loss has undone all invalidations after <paramref name="kept"/>.</summary>
    public void Lose(long[] versions, long kept, bool silently, long now)
    {
        for (var key = 0; key < versions.Length; key++)
        {
            if (versions[key] == 0 || _known[groups.Of(key)] <= kept)
            {
                continue;
            }

            if (silently)
            {
                _doubtful[key] = Math.Max(_doubtful[key], versions[key]);
            }
            else
            {
                Bind(key, versions[key], now);
            }
        }

        if (silently)
        {
            Doubt(now);
        }
    }

    /// <summary>A sync that was executed at <paramref name="executedAt"/> has been answered.</summary>
    public void Resolve(int group, long executedAt, long now)
    {
        if (!IsInDoubt(group) || executedAt <= _doubts[group])
        {
            return;
        }

        _doubts[group] = NoDoubt;
        for (var key = 0; key < _doubtful.Length; key++)
        {
            if (groups.Of(key) != group || _doubtful[key] == 0)
            {
                continue;
            }

            if (!_overtaken[group])
            {
                Bind(key, _doubtful[key], now);
            }
            else if (Own[key] <= _doubtful[key])
            {
                Own[key] = 0;
            }

            _doubtful[key] = 0;
        }

        _overtaken[group] = false;
    }

    private void Bind(int key, long version, long now) => (Lost ??= Oracle.Ledgers())[key].Add(number: 0, version, now);
}
