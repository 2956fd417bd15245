using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Transactions;

namespace Cacheable.Invocation.Writes;

/// <summary>An invalidation that follows a write.</summary>
internal sealed class OwedInvalidation(MethodMetrics metrics, IReadOnlyList<CacheName> names) : OwedAction(metrics.Method, names)
{
    public MethodMetrics Metrics { get; } = metrics;

    public override ValueTask DiscardAsync()
    {
        Metrics.InvalidationsDiscarded.Add(Names.Count);
        return default;
    }
}
