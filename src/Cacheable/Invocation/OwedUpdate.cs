using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>An update that follows a write.</summary>
internal abstract class OwedUpdate(MethodMetrics metrics, IReadOnlyList<CacheName> names) : OwedAction(metrics.Method, names)
{
    public MethodMetrics Metrics { get; } = metrics;

    /// <summary>Whether its call is over. Before that nobody knows what was written; what a commit inside the call makes due is paid when it returns.</summary>
    public abstract bool HasReturned { get; }

    /// <summary>Carries it out.</summary>
    /// <param name="before">What was owed before it and is invalidated in the same step: the update is newer.</param>
    /// <param name="isCommitted">Whether what was written is known to be committed; otherwise this only invalidates.</param>
    public abstract ValueTask<InvalidationOutcome> PayAsync(IReadOnlyList<CacheName> before, bool isCommitted);
}
