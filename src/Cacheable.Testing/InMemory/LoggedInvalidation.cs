using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>One invalidation as the log keeps it and the channel tells it.</summary>
internal sealed record LoggedInvalidation(HistoryPoint Point, CacheName Name, InMemoryRemoteTier Sender)
{
    /// <summary>As the instance behind <paramref name="listener"/> hears it.</summary>
    public RemoteInvalidation ToldTo(InMemoryRemoteTier listener) => new(Point, Name, IsOwn: listener == Sender);
}
