using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Tiers;

namespace Cacheable.Invalidation;

/// <summary>Brings what other instances invalidate into this process's epochs, from when it is made until it is disposed.</summary>
internal sealed class RemoteTierListener : IRemoteTierObserver, IAsyncDisposable, IDisposable
{
    private readonly EpochTable _epochs;
    private readonly Invalidator _invalidator;
    private readonly IAsyncDisposable? _observation;
    private volatile bool _connected;

    public RemoteTierListener(EpochTable epochs, Invalidator invalidator, RemoteTierAccess remote)
    {
        (_epochs, _invalidator) = (epochs, invalidator);

        // Last: the tier may tell it at once that it is connected.
        _observation = remote.Tier?.Observe(this);
    }

    /// <summary>Whether messages flow. While they do not, an entry of L1 must be short-lived.</summary>
    public bool IsConnected => _connected;

    public void OnInvalidated(CacheName name) => _epochs.Invalidate(name);

    public void OnFenced() => _epochs.InvalidateAll();

    // Race 10, lost messages: what was sent while nobody listened is unknown, so nothing from before is kept.
    public void OnConnected()
    {
        _epochs.InvalidateAll();
        _connected = true;
        _invalidator.ExpectRecovery();
    }

    // The flag before the floor: an entry published with a full life in between began before the floor and falls with it.
    public void OnDisconnected()
    {
        _connected = false;
        _epochs.InvalidateAll();
    }

    /// <remarks>A provider in a plain <c>using</c> disposes synchronously, and throws over a service that cannot.</remarks>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _observation?.DisposeAsync() ?? default;
}
