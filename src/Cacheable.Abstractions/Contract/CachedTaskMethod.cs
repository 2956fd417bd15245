using Cacheable.Transactions;

namespace Cacheable.Contract;

/// <summary>A cached method that returns <see cref="Task{TResult}"/>. A hit returns the task kept in the entry and allocates nothing.</summary>
/// <typeparam name="TKey">The method's key struct.</typeparam>
/// <typeparam name="TValue">What the method's task returns.</typeparam>
public abstract class CachedTaskMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <inheritdoc cref="CachedMethod{TKey, TValue}.GetAsync{TService, TArgs}"/>
    public Task<TValue> GetAsync<TService, TArgs>(
        CacheScope scope,
        TKey key,
        TService inner,
        TArgs args,
        Func<TService, TArgs, CancellationToken, Task<TValue>> loader,
        CancellationToken cancellationToken = default) =>
        TryGetHit(scope, in key, out var task)
            ? task
            : MissAsync(scope, key, new TaskLoad<TService, TArgs, TValue>(scope.Inner, inner, args, loader), cancellationToken);

    /// <summary>Looks in L1, unless <paramref name="scope"/> has written what is not committed.</summary>
    protected abstract bool TryGetHit(CacheScope scope, in TKey key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Task<TValue>? task);

    /// <summary>All that follows a miss in L1.</summary>
    protected abstract Task<TValue> MissAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken);
}
