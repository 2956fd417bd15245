namespace Cacheable.Remote;

/// <summary>What a <see cref="CacheName"/> stands for.</summary>
public enum CacheNameKind
{
    /// <summary>One key.</summary>
    Key,

    /// <summary>Every key below a prefix.</summary>
    Prefix,

    /// <summary>Every key that carries a tag.</summary>
    Tag,
}
