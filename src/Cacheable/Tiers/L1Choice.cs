using Microsoft.Extensions.Caching.Memory;

namespace Cacheable.Tiers;

/// <summary>Which store L1 is made of, for all methods of an application.</summary>
/// <param name="Memory">The application's memory cache, or <see langword="null"/> for stores of our own.</param>
internal sealed record L1Choice(IMemoryCache? Memory)
{
    /// <summary>Stores of our own.</summary>
    public static L1Choice Own { get; } = new(Memory: null);
}
