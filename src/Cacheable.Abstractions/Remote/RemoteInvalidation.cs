namespace Cacheable.Remote;

/// <summary>One invalidation as the channel and the log tell it.</summary>
/// <param name="Point">The point of the history right after it.</param>
/// <param name="Name">What was invalidated.</param>
/// <param name="IsOwn">Whether this instance sent it, and so has applied it or will when the reply comes.</param>
public readonly record struct RemoteInvalidation(HistoryPoint Point, CacheName Name, bool IsOwn);
