namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>What an invalidation names.</summary>
internal enum Naming
{
    /// <summary>One key.</summary>
    Key,

    /// <summary>Everything below a prefix. A library without prefixes is asked for its nearest, a tag on the entry.</summary>
    Prefix,

    /// <summary>A tag on the entry.</summary>
    Tag,
}
