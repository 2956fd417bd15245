namespace Cacheable.Contract;

/// <summary>Makes the methods that decorators call. One engine per service provider, one method per plan.</summary>
public interface ICacheEngine
{
    /// <summary>The cached method of <paramref name="plan"/>, for results of <see cref="ValueTask{TResult}"/> and plain values.</summary>
    CachedMethod<TKey, TValue> Cached<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>;

    /// <summary>The cached method of <paramref name="plan"/>, for results of <see cref="Task{TResult}"/>.</summary>
    CachedTaskMethod<TKey, TValue> CachedTask<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>;

    /// <summary>The invalidating method of <paramref name="plan"/>.</summary>
    InvalidatingMethod Invalidating(InvalidatingMethodPlan plan);

    /// <summary>The method of <paramref name="plan"/>, which updates <paramref name="entries"/>.</summary>
    UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey>;

    /// <inheritdoc cref="Updating{TKey, TValue}(UpdatingMethodPlan, CachedMethod{TKey, TValue})"/>
    UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedTaskMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey>;

    /// <summary>The queueing method of <paramref name="plan"/>. From then on this instance flushes its queue, once its host has started.</summary>
    QueueingMethod<TService, TArgs> Queueing<TService, TArgs>(QueueingMethodPlan<TService, TArgs> plan)
        where TService : class;
}
