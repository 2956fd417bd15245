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
}
