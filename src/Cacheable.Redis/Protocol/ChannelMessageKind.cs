namespace Cacheable.Redis;

/// <summary>What a <see cref="ChannelMessage"/> tells.</summary>
internal enum ChannelMessageKind
{
    /// <summary>A key was invalidated.</summary>
    Key,

    /// <summary>A prefix was invalidated.</summary>
    Prefix,

    /// <summary>A tag was invalidated.</summary>
    Tag,

    /// <summary>The group was fenced; never in the log.</summary>
    Fenced,

    /// <summary>A lease ended that somebody was told to wait for; never in the log.</summary>
    Released,
}
