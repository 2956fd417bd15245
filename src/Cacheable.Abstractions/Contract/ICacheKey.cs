namespace Cacheable.Contract;

/// <summary>The key of one cached method: a value for L1, a text for L2. The generator emits one struct per method.</summary>
/// <remarks>
/// Equal keys must have equal texts and equal tags; values whose equality is looser than their text are made exact by
/// <see cref="KeyPart"/>. What only a tag is made of is part of the struct too, so that L1 never answers one tag with the entry of another.
/// </remarks>
public interface ICacheKey
{
    /// <summary>The text of the key, built only when L1 misses.</summary>
    string ToText();

    /// <summary>The tags of the entry, built only when L1 misses.</summary>
    IReadOnlyList<string> ToTags() => [];
}
