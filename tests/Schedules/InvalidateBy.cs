namespace Cacheable.Schedules;

/// <summary>How a row is invalidated.</summary>
public enum InvalidateBy
{
    Key,
    Pattern,
    Tag,
}
