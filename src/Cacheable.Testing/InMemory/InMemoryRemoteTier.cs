using System.Collections.Immutable;
using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>One application instance's view of an <see cref="InMemoryRemoteStore"/>; every call completes synchronously.</summary>
public sealed class InMemoryRemoteTier : IRemoteTier
{
    private readonly InMemoryRemoteStore _store;
    private ImmutableList<Subscription> _subscriptions = [];

    internal InMemoryRemoteTier(InMemoryRemoteStore store) => _store = store;

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken) =>
        Run(() => _store.Read(key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken) =>
        Run(() => _store.Lease(key, duration, replace), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        Run(() => _store.Fill(key, lease, payload, timeToLive), cancellationToken);

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        Run(() => _store.Release(key, lease), cancellationToken);

    /// <inheritdoc/>
    public ValueTask InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken) =>
        Run(() => _store.Invalidate(this, names), cancellationToken);

    /// <inheritdoc/>
    public ValueTask FenceAsync(CancellationToken cancellationToken) =>
        Run(() => _store.Fence(this), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken) =>
        Run(() => _store.TimeToLive(key), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken) =>
        Run(() => _store.Increment(key, by, window), cancellationToken);

    /// <summary>Tells <paramref name="observer"/> that it is connected before it returns, and of others' invalidations from then on.</summary>
    public IAsyncDisposable Observe(IRemoteTierObserver observer)
    {
        var subscription = new Subscription(this, observer);
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));
        observer.OnConnected();
        return subscription;
    }

    internal void Hear(IReadOnlyList<CacheName> names)
    {
        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            foreach (var name in names)
            {
                subscription.Observer.OnInvalidated(name);
            }
        }
    }

    internal void HearFence()
    {
        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            subscription.Observer.OnFenced();
        }
    }

    private static ValueTask<T> Run<T>(Func<T> command, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T>(cancellationToken) : ValueTask.FromResult(command());

    private static ValueTask Run(Action command, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        command();
        return ValueTask.CompletedTask;
    }

    private sealed class Subscription(InMemoryRemoteTier tier, IRemoteTierObserver observer) : IAsyncDisposable
    {
        public IRemoteTierObserver Observer => observer;

        public ValueTask DisposeAsync()
        {
            ImmutableInterlocked.Update(ref tier._subscriptions, (list, self) => list.Remove(self), this);
            return ValueTask.CompletedTask;
        }
    }
}
