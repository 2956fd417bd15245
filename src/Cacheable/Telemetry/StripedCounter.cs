namespace Cacheable.Telemetry;

/// <summary>A count that many threads add to without waiting for each other.</summary>
internal sealed class StripedCounter
{
    private readonly BitFaster.Caching.Counters.Counter _counter = new();

    public long Value => _counter.Count();

    public void Increment() => _counter.Increment();

    public void Add(long count) => _counter.Add(count);
}
