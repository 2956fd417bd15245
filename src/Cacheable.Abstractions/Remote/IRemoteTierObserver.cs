namespace Cacheable.Remote;

/// <summary>Hears from a remote tier. Calls are quick, do not throw and may come from any thread.</summary>
public interface IRemoteTierObserver
{
    /// <summary>Another instance invalidated <paramref name="name"/>.</summary>
    void OnInvalidated(CacheName name);

    /// <summary>Another instance fenced the tier: nothing loaded before is valid.</summary>
    void OnFenced();

    /// <summary>Messages flow from now on; what was sent before may have been missed.</summary>
    void OnConnected();

    /// <summary>Messages no longer flow.</summary>
    void OnDisconnected();
}
