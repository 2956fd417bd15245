using Cacheable.Contract;

namespace Cacheable.Schedules;

/// <summary>The key of one row, and the two ways to invalidate it.</summary>
internal readonly record struct RowKey(string Run, int Id) : ICacheKey
{
    public string Pattern => $"row:{Run}-{Id}:*";

    public string ToText() => $"row:{Run}-{Id}:value";
}
