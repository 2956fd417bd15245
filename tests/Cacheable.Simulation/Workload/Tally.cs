using Cacheable.Simulation.Judging;

namespace Cacheable.Simulation.Workload;

/// <summary>What has happened so far, as counts and as one number that two runs of a seed must share.</summary>
internal sealed class Tally(long reads)
{
    private readonly long[] _answers = new long[Enum.GetValues<Answer>().Length];
    private readonly SortedDictionary<string, long> _faults = new(StringComparer.Ordinal);

    public bool IsFull => Reads >= reads;

    /// <summary>Reads that began.</summary>
    public long Reads { get; private set; }

    /// <summary>Reads that ended with an exception of the loader.</summary>
    public long Failed { get; set; }

    /// <summary>Reads whose callers gave up.</summary>
    public long Cancelled { get; set; }

    public long Invalidations { get; set; }

    public long Deferred { get; set; }

    /// <summary>Decorated writes that update the entry.</summary>
    public long Updates { get; set; }

    /// <summary>Those of them whose version the server put in place.</summary>
    public long Replaced { get; set; }

    /// <summary>How often each kind of fault has happened.</summary>
    public IReadOnlyDictionary<string, long> Faults => _faults;

    /// <summary>Of every answer: when, to whom, where from and which version.</summary>
    public ulong Digest { get; private set; } = 14695981039346656037;

    public long Of(Answer answer) => _answers[(int)answer];

    public void Begin() => Reads++;

    public void End(int instance, int key, Answer answer, long version, long now)
    {
        _answers[(int)answer]++;
        Digest = (Digest ^ (ulong)((now * 31) + (version * 7) + (key * 64) + (instance * 4) + (int)answer)) * 1099511628211;
    }

    public void Count(string fault) => _faults[fault] = _faults.GetValueOrDefault(fault) + 1;

    /// <summary>Adds what another has counted.</summary>
    public void Add(Tally other)
    {
        Reads += other.Reads;
        Failed += other.Failed;
        Cancelled += other.Cancelled;
        Invalidations += other.Invalidations;
        Deferred += other.Deferred;
        Updates += other.Updates;
        Replaced += other.Replaced;
        Digest = (Digest ^ other.Digest) * 1099511628211;
        foreach (var answer in Enum.GetValues<Answer>())
        {
            _answers[(int)answer] += other.Of(answer);
        }

        foreach (var (fault, count) in other.Faults)
        {
            _faults[fault] = _faults.GetValueOrDefault(fault) + count;
        }
    }
}
