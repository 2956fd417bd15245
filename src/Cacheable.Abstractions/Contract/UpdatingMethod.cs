using Cacheable.Remote;
using Cacheable.Transactions;

namespace Cacheable.Contract;

/// <summary>
/// A method that updates: runs the call, then puts what it wrote in the place of the entry and invalidates the names, and completes when
/// all is done. A call that wrote inside an open transaction leaves both to it: they follow its commit.
/// </summary>
/// <remarks>Key and names are built before the call, from the arguments as the caller gave them. A call that throws invalidates the key too.</remarks>
/// <typeparam name="TKey">The key struct of the cached method.</typeparam>
/// <typeparam name="TValue">What the cached method returns.</typeparam>
public abstract class UpdatingMethod<TKey, TValue>
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Runs a call that returns nothing.</summary>
    /// <param name="scope">The DI scope of the decorator.</param>
    /// <param name="key">The key of the entry.</param>
    /// <param name="names">What else is invalidated.</param>
    /// <param name="inner">The decorated service.</param>
    /// <param name="args">The arguments of this call.</param>
    /// <param name="call">Calls the decorated method.</param>
    /// <param name="updated">Tells what was written, when the call has returned.</param>
    public abstract Task RunAsync<TService, TArgs>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TService inner,
        TArgs args,
        Func<TService, TArgs, Task> call,
        Func<TArgs, Updated<TKey, TValue>> updated);

    /// <summary>Runs a call that returns a value.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}"/>
    public abstract Task<TResult> RunAsync<TService, TArgs, TResult>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TService inner,
        TArgs args,
        Func<TService, TArgs, Task<TResult>> call,
        Func<TArgs, TResult, Updated<TKey, TValue>> updated);

    /// <summary>Runs a call that returns a <see cref="ValueTask"/>.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}"/>
    public abstract ValueTask RunValueAsync<TService, TArgs>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TService inner,
        TArgs args,
        Func<TService, TArgs, ValueTask> call,
        Func<TArgs, Updated<TKey, TValue>> updated);

    /// <summary>Runs a call that returns a <see cref="ValueTask{TResult}"/>.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}"/>
    public abstract ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TService inner,
        TArgs args,
        Func<TService, TArgs, ValueTask<TResult>> call,
        Func<TArgs, TResult, Updated<TKey, TValue>> updated);

    /// <summary>Runs a synchronous call that returns nothing; blocks until the update is done.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}"/>
    public abstract void Run<TService, TArgs>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TService inner,
        TArgs args,
        Action<TService, TArgs> call,
        Func<TArgs, Updated<TKey, TValue>> updated);

    /// <summary>Runs a synchronous call that returns a value; blocks until the update is done.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}"/>
    public abstract TResult Run<TService, TArgs, TResult>(
        CacheScope scope,
        TKey key,
        CacheName[] names,
        TService inner,
        TArgs args,
        Func<TService, TArgs, TResult> call,
        Func<TArgs, TResult, Updated<TKey, TValue>> updated);
}
