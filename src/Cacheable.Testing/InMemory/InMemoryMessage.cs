using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>Something that every observer is told, collected under the store's lock and told outside of it.</summary>
/// <param name="listener">The tier that the observer observes.</param>
/// <param name="observer">Who is told.</param>
internal delegate void InMemoryMessage(InMemoryRemoteTier listener, IRemoteTierObserver observer);
