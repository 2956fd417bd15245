namespace Cacheable.Remote;

/// <summary>Hears from a remote tier. Calls are quick, do not throw and may come from any thread.</summary>
public interface IRemoteTierObserver
{
    /// <summary>A group was invalidated, by any instance. Messages may be lost, late, doubled or out of order.</summary>
    void OnInvalidated(RemoteInvalidation invalidation);

    /// <summary>A group was fenced, by any instance; a sync tells the rest.</summary>
    void OnFenced(int group);

    /// <summary>The lease of <paramref name="key"/>, for which this or another instance was told to wait, has ended.</summary>
    void OnReleased(string key);

    /// <summary>Commands and messages flow from now on; what was sent before may have been missed.</summary>
    void OnConnected();

    /// <summary>A connection broke: the next answer may come from a server that knows less.</summary>
    void OnDisconnected();
}
