namespace Cacheable.Schedules;

/// <summary>How a row is invalidated.</summary>
public enum InvalidateBy
{
    Key,
    Pattern,

    /// <summary>By its first segment alone, which entries of every group may share.</summary>
    ShallowPattern,
    Tag,
}
