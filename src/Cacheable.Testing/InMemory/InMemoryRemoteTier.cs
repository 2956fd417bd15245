using System.Collections.Immutable;
using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>One application instance's view of an <see cref="InMemoryRemoteStore"/>; every call completes synchronously.</summary>
public sealed class InMemoryRemoteTier : IRemoteTier
{
    private readonly InMemoryRemoteStore _store;
    private ImmutableList<Subscription> _subscriptions = [];

    internal InMemoryRemoteTier(InMemoryRemoteStore store) => (_store, WriteBehind) = (store, new InMemoryWriteBehindStore(store, this));

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public int Groups => _store.Groups;

    /// <inheritdoc/>
    public int GroupOf(EntryKey key) => _store.GroupOf(key);

    /// <inheritdoc/>
    public IWriteBehindStore WriteBehind { get; }

    /// <inheritdoc/>
    public ValueTask<RemoteEntry?> ReadAsync(EntryKey key, CancellationToken cancellationToken) =>
        Run(() => _store.Run(key, (group, _) => group.Read(key)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<LeaseReply> LeaseAsync(EntryKey key, TimeSpan duration, bool replace, CancellationToken cancellationToken) =>
        Run(() => _store.Run(key, (group, _) => group.Lease(key, duration, replace)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> FillAsync(
        EntryKey key, Lease lease, ReadOnlyMemory<byte> payload, TimeSpan timeToLive, CancellationToken cancellationToken) =>
        Run(() => _store.Run(key, (group, messages) => group.Fill(key, lease, payload, timeToLive, messages)), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        await Run(() => _store.Run(key, (group, messages) => group.Release(key, lease, messages)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryPoint>> InvalidateAsync(IReadOnlyList<CacheName> names, CancellationToken cancellationToken) =>
        Run(() => _store.Invalidate(names, hold: null, this), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryPoint>> HoldAsync(IReadOnlyList<CacheName> names, Hold hold, CancellationToken cancellationToken) =>
        Run(() => _store.Invalidate(names, hold, this), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Lease> BeginUpdateAsync(EntryKey key, TimeSpan duration, CancellationToken cancellationToken) =>
        Run(() => _store.Run(key, (group, _) => group.BeginUpdate(key, duration)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<UpdateReply> UpdateAsync(EntryUpdate update, CancellationToken cancellationToken) =>
        Run(() => _store.Update(update, this), cancellationToken);

    /// <inheritdoc/>
    public async ValueTask AbandonUpdateAsync(EntryKey key, Lease lease, CancellationToken cancellationToken) =>
        await Run(() => _store.Run(key, (group, _) => group.AbandonUpdate(key, lease)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask FenceAsync(Fence fence, CancellationToken cancellationToken) =>
        await Run(() => _store.Run(fence.Group, (group, messages) => group.Fence(fence, messages)), cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<SyncReply> SyncAsync(int group, KnownHistory? known, CancellationToken cancellationToken) =>
        Run(() => _store.Run(group, (one, _) => one.Sync(known, this)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<KeyTimeToLive> GetTimeToLiveAsync(EntryKey key, CancellationToken cancellationToken) =>
        Run(() => _store.Run(key, (group, _) => group.TimeToLive(key)), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> IncrementAsync(EntryKey key, long by, TimeSpan window, CancellationToken cancellationToken) =>
        Run(() => _store.Run(key, (group, _) => group.Increment(key, by, window)), cancellationToken);

    /// <summary>Tells <paramref name="observer"/> that it is connected before it returns, and of every invalidation, fence and ended lease from then on.</summary>
    public IAsyncDisposable Observe(IRemoteTierObserver observer)
    {
        var subscription = new Subscription(this, observer);
        ImmutableInterlocked.Update(ref _subscriptions, list => list.Add(subscription));
        observer.OnConnected();
        return subscription;
    }

    internal void Hear(InMemoryMessage message)
    {
        foreach (var subscription in Volatile.Read(ref _subscriptions))
        {
            message(this, subscription.Observer);
        }
    }

    private static ValueTask<T> Run<T>(Func<T> command, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T>(cancellationToken) : ValueTask.FromResult(command());

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
