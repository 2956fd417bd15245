using Cacheable.Transactions;

namespace Cacheable.Contract;

/// <summary>
/// A method whose calls are queued: it completes when the write is accepted, and the call itself is made later, behind the decorator.
/// </summary>
/// <typeparam name="TService">The decorated interface.</typeparam>
/// <typeparam name="TArgs">The arguments of a call.</typeparam>
public abstract class QueueingMethod<TService, TArgs>
    where TService : class
{
    /// <summary>Queues a call of a method that returns a <see cref="ValueTask"/>.</summary>
    /// <param name="scope">The DI scope of the decorator.</param>
    /// <param name="key">The key's text; <see langword="null"/> where every call is kept.</param>
    /// <param name="inner">The decorated service, called only where the queue is full and the options say so.</param>
    /// <param name="args">The arguments of this call.</param>
    /// <param name="cancellationToken">Cancels the wait for room. A write that was sent is waited for.</param>
    public ValueTask EnqueueValueAsync(
        CacheScope scope, string? key, TService inner, TArgs args, CancellationToken cancellationToken = default) =>
        AcceptAsync(scope, key, inner, args, cancellationToken);

    /// <summary>Queues a call of a method that returns a <see cref="Task"/>.</summary>
    /// <inheritdoc cref="EnqueueValueAsync"/>
    public Task EnqueueAsync(CacheScope scope, string? key, TService inner, TArgs args, CancellationToken cancellationToken = default) =>
        AcceptAsync(scope, key, inner, args, cancellationToken).AsTask();

    /// <summary>Queues a synchronous call; blocks until the write is accepted.</summary>
    /// <inheritdoc cref="EnqueueValueAsync"/>
    public void Enqueue(CacheScope scope, string? key, TService inner, TArgs args, CancellationToken cancellationToken = default) =>
        AcceptAsync(scope, key, inner, args, cancellationToken).AsTask().GetAwaiter().GetResult();

    /// <summary>Completes when the write is accepted; throws where it is not.</summary>
    protected abstract ValueTask AcceptAsync(
        CacheScope scope, string? key, TService inner, TArgs args, CancellationToken cancellationToken);
}
