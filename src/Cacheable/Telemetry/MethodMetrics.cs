using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Cacheable.Telemetry;

/// <summary>The counts of one method, or of several whose interfaces have one short name. Labelled by method, never by key.</summary>
internal sealed class MethodMetrics(string method, Histogram<double> loadDuration)
{
    private readonly ConcurrentBag<Func<int>> _l1Counts = [];
    private readonly StripedCounter[] _stale = [.. Enum.GetValues<StaleReason>().Select(static _ => new StripedCounter())];
    private readonly ConcurrentBag<Func<long>> _l1Weights = [];
    private readonly ConcurrentBag<LoadCounts> _loads = [];

    public string Method { get; } = method;

    /// <summary>The entries in L1; a generic method has a store for each type it was called with.</summary>
    public int L1Entries => _l1Counts.Sum(static count => count());

    /// <summary>Whether L1 is limited by bytes.</summary>
    public bool WeighsL1 => !_l1Weights.IsEmpty;

    /// <summary>What the entries in L1 weigh, where it is limited by that.</summary>
    public long L1Bytes => Math.Max(0, _l1Weights.Sum(static weight => weight()));

    public StripedCounter L1Hits { get; } = new();

    public StripedCounter L1Misses { get; } = new();

    public StripedCounter L2Hits { get; } = new();

    public StripedCounter L2Misses { get; } = new();

    /// <summary>Lookups that did not ask L2 where there is one: it is away, or has not heard of an invalidation.</summary>
    public StripedCounter LookupsPastL2 { get; } = new();

    public StripedCounter Loads { get; } = new();

    public StripedCounter LoadFailures { get; } = new();

    public StripedCounter FillsRefused { get; } = new();

    /// <summary>Fills that were refused after a load longer than the lease.</summary>
    public StripedCounter FillsLate { get; } = new();

    public StripedCounter FillsFailed { get; } = new();

    public StripedCounter PayloadsRejected { get; } = new();

    /// <summary>Values that were not kept, because their payload is beyond <see cref="CacheableOptions.MaxPayload"/>.</summary>
    public StripedCounter PayloadsTooLarge { get; } = new();

    public StripedCounter Refreshed { get; } = new();

    /// <summary>Early refreshes that another instance had done.</summary>
    public StripedCounter RefreshesTaken { get; } = new();

    /// <summary>Early refreshes whose loader threw.</summary>
    public StripedCounter RefreshesFailed { get; } = new();

    /// <summary>Early refreshes whose value was not kept.</summary>
    public StripedCounter RefreshesRefused { get; } = new();

    /// <summary>Early refreshes that nobody might do: L2 gave no lease.</summary>
    public StripedCounter RefreshesLeft { get; } = new();

    /// <summary>Early refreshes that were left because as many loads ran as might.</summary>
    public StripedCounter RefreshesFull { get; } = new();

    /// <summary>Names invalidated when the call returned.</summary>
    public StripedCounter InvalidatedAtOnce { get; } = new();

    /// <summary>Names invalidated when a transaction that owed them had ended.</summary>
    public StripedCounter InvalidatedAfterCommit { get; } = new();

    /// <summary>Names that were not invalidated, because the transaction that owed them was rolled back.</summary>
    public StripedCounter InvalidationsDiscarded { get; } = new();

    /// <summary>Updates that put their value in the place of the entry.</summary>
    public StripedCounter UpdatesReplaced { get; } = new();

    /// <summary>Updates that only invalidated: somebody else came between, or nobody knows what was committed.</summary>
    public StripedCounter UpdatesInvalidated { get; } = new();

    /// <summary>Updates of what was rolled back.</summary>
    public StripedCounter UpdatesDiscarded { get; } = new();

    /// <summary>Reads that went past the cache, because they were inside a transaction that had written.</summary>
    public StripedCounter Bypasses { get; } = new();

    /// <summary>Reads that went past the cache, because configuration has switched it off.</summary>
    public StripedCounter DisabledReads { get; } = new();

    /// <summary>Loads that were not kept, because they were seen to read what was not committed.</summary>
    public StripedCounter UncommittedLoads { get; } = new();

    /// <summary>Loads that run now.</summary>
    public int RunningLoads => _loads.Sum(static loads => loads.Running());

    /// <summary>Loads that wait in line now.</summary>
    public int WaitingLoads => _loads.Sum(static loads => loads.Waiting());

    /// <summary>Stale values that were given for a reason.</summary>
    public StripedCounter Stale(StaleReason reason) => _stale[(int)reason];

    /// <summary>Counts the loads of one method more: those of equal names in two namespaces have one line each.</summary>
    public void ObserveLoads(Func<int> running, Func<int> waiting) => _loads.Add(new LoadCounts(running, waiting));

    public void RecordLoad(double seconds) => loadDuration.Record(seconds, new KeyValuePair<string, object?>("method", Method));

    public void CountL1Entries(Func<int> count) => _l1Counts.Add(count);

    public void WeighL1(Func<long> weight) => _l1Weights.Add(weight);

    private sealed record LoadCounts(Func<int> Running, Func<int> Waiting);
}
