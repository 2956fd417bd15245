namespace Cacheable;

/// <summary>
/// Replaces the entry of a <see cref="CachedAttribute"/> method of the same interface with what this method wrote, after the commit of
/// what it wrote in. Where anybody else wrote or invalidated meanwhile, where the outcome is unknown, or where the method throws, the
/// entry is invalidated instead.
/// </summary>
/// <param name="key">
/// The key template of the cached method, <c>user:&lt;profile.Id&gt;:profile</c>. Placeholders are parameters of this method and stand for
/// the same types as there; their names may differ.
/// </param>
/// <remarks>How long the entry lives, in which tiers and under which tags is said by the cached method.</remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UpdatesCacheAttribute(string key) : Attribute
{
    /// <summary>The key template.</summary>
    public string Key { get; } = key;

    /// <summary>The parameter that holds what was written, <c>nameof(profile)</c>; <see langword="null"/> where the method returns it.</summary>
    public string? Value { get; set; }
}
