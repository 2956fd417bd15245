using Cacheable.Contract;

namespace Cacheable.DependencyInjection;

/// <summary>
/// Stands for the engine where only the plans of an interface are wanted: an L1 for each of its methods would be made long before anybody
/// calls them, if anybody does.
/// </summary>
internal sealed class PlanReader : ICacheEngine
{
    private readonly List<CachedMethodPlan> _plans = [];
    private readonly List<string> _writes = [];

    public IReadOnlyList<CachedMethodPlan> Plans => _plans;

    /// <summary>The methods that write.</summary>
    public IReadOnlyList<string> Writes => _writes;

    // Nobody calls what is made here.
    public CachedMethod<TKey, TValue> Cached<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        _plans.Add(plan);
        return null!;
    }

    public CachedTaskMethod<TKey, TValue> CachedTask<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        _plans.Add(plan);
        return null!;
    }

    public InvalidatingMethod Invalidating(InvalidatingMethodPlan plan)
    {
        _writes.Add(plan.Method);
        return null!;
    }

    public UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        _writes.Add(plan.Method);
        return null!;
    }

    public UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedTaskMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        _writes.Add(plan.Method);
        return null!;
    }

    public QueueingMethod<TService, TArgs> Queueing<TService, TArgs>(QueueingMethodPlan<TService, TArgs> plan)
        where TService : class
    {
        _writes.Add(plan.Method);
        return null!;
    }
}
