using System.Collections.Concurrent;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.FailSafe;

/// <summary>The guards of all methods, by name: a generic method has one, whatever types it is called with.</summary>
internal sealed class SourceGuards(CacheMetrics metrics, EngineScheduling scheduling, TimeProvider timeProvider, ILogger<SourceGuards> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<SourceGuard>> _guards = new();

    public SourceGuard Of(string method) => _guards.GetOrAdd(method, name => new Lazy<SourceGuard>(() => Create(name))).Value;

    private SourceGuard Create(string method)
    {
        var counts = metrics.Of(method);
        var bulkhead = new Bulkhead(scheduling);
        counts.ObserveLoads(() => bulkhead.Running, () => bulkhead.Waiting);
        return new SourceGuard(bulkhead, new StaleAnswers(counts, logger, timeProvider));
    }
}
