using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Takes what the remote tier tells, from when it is made until it is disposed.</summary>
internal sealed class RemoteTierListener : IRemoteTierObserver, IAsyncDisposable, IDisposable
{
    private readonly GroupHistories _histories;
    private readonly HistorySync _sync;
    private readonly InvalidationReplay _replay;
    private readonly LeaseWaiters _waiters;
    private readonly IAsyncDisposable? _observation;

    public RemoteTierListener(
        GroupHistories histories, HistorySync sync, InvalidationReplay replay, LeaseWaiters waiters, RemoteTierAccess remote)
    {
        (_histories, _sync, _replay, _waiters) = (histories, sync, replay, waiters);

        // Last: the tier may tell it at once that it is connected.
        _observation = remote.Tier?.Observe(this);
    }

    public void OnInvalidated(RemoteInvalidation invalidation)
    {
        if (!_histories.Groups[invalidation.Point.Group].Hear(invalidation))
        {
            _sync.Request(invalidation.Point.Group);
        }
    }

    public void OnFenced(int group) => _sync.Request(group);

    public void OnReleased(string key) => _waiters.Ring(key);

    public void OnConnected()
    {
        _sync.RequestAll();
        _replay.ExpectRecovery();
    }

    // Race 24: whoever answers next may be another server.
    public void OnDisconnected() => _histories.Doubt();

    /// <remarks>A provider in a plain <c>using</c> disposes synchronously, and throws over a service that cannot.</remarks>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _observation?.DisposeAsync() ?? default;
}
