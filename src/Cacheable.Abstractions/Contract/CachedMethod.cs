using Cacheable.Transactions;

namespace Cacheable.Contract;

/// <summary>A cached method that returns <see cref="ValueTask{TResult}"/> or a plain value. A hit allocates nothing.</summary>
/// <typeparam name="TKey">The method's key struct.</typeparam>
/// <typeparam name="TValue">What the method returns.</typeparam>
public abstract class CachedMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Answers from the cache, or calls <paramref name="loader"/> once for all concurrent callers of <paramref name="key"/>.</summary>
    /// <param name="scope">The DI scope of the decorator.</param>
    /// <param name="key">The key of this call.</param>
    /// <param name="inner">The decorated service.</param>
    /// <param name="args">The arguments of this call.</param>
    /// <param name="loader">Calls the decorated method. Static, so that a hit allocates nothing.</param>
    /// <param name="cancellationToken">Cancels this caller's wait, and the load where this caller leads it; one of the others who wait then loads again.</param>
    public ValueTask<TValue> GetAsync<TService, TArgs>(
        CacheScope scope,
        TKey key,
        TService inner,
        TArgs args,
        Func<TService, TArgs, CancellationToken, ValueTask<TValue>> loader,
        CancellationToken cancellationToken = default) =>
        TryGetHit(scope, in key, out var value)
            ? new ValueTask<TValue>(value)
            : MissAsync(scope, key, new ValueTaskLoad<TService, TArgs, TValue>(scope.Inner, inner, args, loader), cancellationToken);

    /// <summary>The synchronous form: a miss blocks the calling thread until the value is there.</summary>
    /// <inheritdoc cref="GetAsync{TService, TArgs}"/>
    public TValue Get<TService, TArgs>(CacheScope scope, TKey key, TService inner, TArgs args, Func<TService, TArgs, TValue> loader)
    {
        if (TryGetHit(scope, in key, out var value))
        {
            return value;
        }

        var miss = MissAsync(scope, key, new SynchronousLoad<TService, TArgs, TValue>(scope.Inner, inner, args, loader), CancellationToken.None);
        return miss.IsCompleted ? miss.GetAwaiter().GetResult() : miss.AsTask().GetAwaiter().GetResult();
    }

    /// <summary>Looks in L1, unless <paramref name="scope"/> has written what is not committed.</summary>
    protected abstract bool TryGetHit(CacheScope scope, in TKey key, out TValue value);

    /// <summary>All that follows a miss in L1.</summary>
    protected abstract ValueTask<TValue> MissAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken);
}
