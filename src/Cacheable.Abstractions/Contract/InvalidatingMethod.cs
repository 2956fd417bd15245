using Cacheable.Remote;
using Cacheable.Transactions;

namespace Cacheable.Contract;

/// <summary>
/// A method that invalidates: runs the call, then invalidates the names, and completes when both are done. A call that wrote inside an
/// open transaction leaves its names to it instead: they are invalidated after its commit.
/// </summary>
/// <remarks>The names are built before the call, from the arguments as the caller gave them.</remarks>
public abstract class InvalidatingMethod
{
    /// <summary>Runs a call that returns nothing.</summary>
    /// <param name="scope">The DI scope of the decorator.</param>
    /// <param name="names">The keys, patterns and tags to invalidate.</param>
    /// <param name="inner">The decorated service.</param>
    /// <param name="args">The arguments of this call.</param>
    /// <param name="call">Calls the decorated method.</param>
    public abstract Task RunAsync<TService, TArgs>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task> call);

    /// <summary>Runs a call that returns a value.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}(CacheScope, CacheName[], TService, TArgs, Func{TService, TArgs, Task})"/>
    public abstract Task<TResult> RunAsync<TService, TArgs, TResult>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task<TResult>> call);

    /// <summary>Runs a call that returns a <see cref="ValueTask"/>.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}(CacheScope, CacheName[], TService, TArgs, Func{TService, TArgs, Task})"/>
    public abstract ValueTask RunValueAsync<TService, TArgs>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask> call);

    /// <summary>Runs a call that returns a <see cref="ValueTask{TResult}"/>.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}(CacheScope, CacheName[], TService, TArgs, Func{TService, TArgs, Task})"/>
    public abstract ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask<TResult>> call);

    /// <summary>Runs a synchronous call that returns nothing; blocks until the invalidation is done.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}(CacheScope, CacheName[], TService, TArgs, Func{TService, TArgs, Task})"/>
    public abstract void Run<TService, TArgs>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Action<TService, TArgs> call);

    /// <summary>Runs a synchronous call that returns a value; blocks until the invalidation is done.</summary>
    /// <inheritdoc cref="RunAsync{TService, TArgs}(CacheScope, CacheName[], TService, TArgs, Func{TService, TArgs, Task})"/>
    public abstract TResult Run<TService, TArgs, TResult>(
        CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, TResult> call);
}
