using Cacheable.Keys;
using Cacheable.Remote;

namespace Cacheable.Invalidation;

/// <summary>Brings what other instances invalidate into this process's epochs.</summary>
internal sealed class RemoteTierListener(EpochTable epochs) : IRemoteTierObserver
{
    private volatile bool _connected;

    /// <summary>Whether messages flow. While they do not, an entry of L1 must be short-lived.</summary>
    public bool IsConnected => _connected;

    /// <summary>Raised when messages flow again.</summary>
    public event Action? Connected;

    public void OnInvalidated(CacheName name) => epochs.Invalidate(name);

    public void OnFenced() => epochs.InvalidateAll();

    // Race 10, lost messages: what was sent while nobody listened is unknown, so nothing from before is kept.
    public void OnConnected()
    {
        epochs.InvalidateAll();
        _connected = true;
        Connected?.Invoke();
    }

    // The flag before the floor: an entry published with a full life in between began before the floor and falls with it.
    public void OnDisconnected()
    {
        _connected = false;
        epochs.InvalidateAll();
    }
}
