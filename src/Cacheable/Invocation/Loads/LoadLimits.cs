using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Invocation.Policies;

namespace Cacheable.Invocation.Loads;

/// <summary>Says until when a load of a method that begins now may go on.</summary>
internal sealed class LoadLimits(string method, EngineClock clock, TimeProvider timeProvider, EngineScheduling scheduling)
{
    /// <summary>That of a load whose value many may wait for.</summary>
    /// <remarks>
    /// A load that blocks its thread cannot be left, so it has no hard timeout. One in the background is no caller's to cancel, and ends with
    /// its lease at the latest: nothing it brings is stored after that.
    /// </remarks>
    public LoadLimit Begin<TValue>(EntryPolicy policy, Load<TValue> load, CancellationToken cancellationToken)
    {
        var isImplied = load is ScopedLoad<TValue> && policy.HardTimeout is null;
        return Until(isImplied ? clock.LeaseDuration : load.Blocks ? null : policy.HardTimeout, isImplied, cancellationToken);
    }

    /// <summary>As long as its caller waits.</summary>
    public LoadLimit None(CancellationToken cancellationToken) => Until(limit: null, isImplied: false, cancellationToken);

    private LoadLimit Until(TimeSpan? limit, bool isImplied, CancellationToken cancellationToken) =>
        new(limit, timeProvider, scheduling, cancellationToken) { Method = method, IsImplied = isImplied };
}
