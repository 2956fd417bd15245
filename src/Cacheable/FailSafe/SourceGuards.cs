using System.Collections.Concurrent;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.FailSafe;

/// <summary>
/// The guards of all methods, by full name: a generic method has one, whatever types it is called with, and methods of two interfaces that have
/// one name in two namespaces have one each.
/// </summary>
internal sealed class SourceGuards(EngineScheduling scheduling, TimeProvider timeProvider, GuardedLog<SourceGuards> logger)
{
    private readonly ConcurrentDictionary<string, Lazy<SourceGuard>> _guards = new();

    /// <summary>The guard of a method.</summary>
    /// <param name="fullName">Its name with the namespace.</param>
    /// <param name="counts">Its counts, which may be those of several methods.</param>
    public SourceGuard Of(string fullName, MethodMetrics counts) =>
        _guards.GetOrAdd(fullName, static (_, made) => new Lazy<SourceGuard>(() => made.Guards.Create(made.Counts)), (Guards: this, Counts: counts)).Value;

    private SourceGuard Create(MethodMetrics counts)
    {
        var bulkhead = new Bulkhead(scheduling);
        counts.ObserveLoads(() => bulkhead.Running, () => bulkhead.Waiting);
        return new SourceGuard(bulkhead, new StaleAnswers(counts, logger, timeProvider));
    }
}
