namespace Cacheable.Serialization;

/// <summary>What the body of a payload is.</summary>
[Flags]
internal enum PayloadFlags : byte
{
    None = 0,

    /// <summary>There is no body: the entry says that the value does not exist.</summary>
    Negative = 1,

    /// <summary>The body was made shorter by LZ4.</summary>
    Compressed = 2,

    /// <summary>All that this version knows.</summary>
    Known = Negative | Compressed,
}
