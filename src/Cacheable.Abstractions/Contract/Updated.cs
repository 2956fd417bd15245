namespace Cacheable.Contract;

/// <summary>What a call wrote, and the key that this has now that the call is over.</summary>
/// <param name="Key">Another than before the call where the call changed what the key is made of.</param>
/// <param name="Value">The value that the entry shall show.</param>
public readonly record struct Updated<TKey, TValue>(TKey Key, TValue Value)
    where TKey : struct, ICacheKey, IEquatable<TKey>;
