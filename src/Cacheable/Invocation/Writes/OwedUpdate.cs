using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation.Writes;

/// <summary>An update that follows a write.</summary>
internal abstract class OwedUpdate(MethodMetrics metrics, IReadOnlyList<CacheName> names) : OwedAction(metrics.Method, names)
{
    public MethodMetrics Metrics { get; } = metrics;

    /// <summary>
    /// What it was written in has ended, or its commit threw, and is not known to be undone. Whether it can be carried out now: before its call is over nobody
    /// knows what was written, so the call does it when it returns, whatever else is open then.
    /// </summary>
    public abstract bool FallDue();

    /// <summary>Carries it out.</summary>
    /// <param name="before">What was owed before it and is invalidated in the same step: the update is newer.</param>
    /// <param name="isCommitted">Whether what was written is known to be committed; otherwise this only invalidates.</param>
    public abstract ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<CacheName> before, bool isCommitted);
}
