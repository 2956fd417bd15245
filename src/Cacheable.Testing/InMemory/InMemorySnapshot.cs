namespace Cacheable.Testing;

/// <summary>All that an <see cref="InMemoryRemoteStore"/> held at one moment, to be put back later.</summary>
public sealed class InMemorySnapshot
{
    internal InMemorySnapshot(InMemoryGroup[] groups) => Groups = groups;

    internal InMemoryGroup[] Groups { get; }
}
