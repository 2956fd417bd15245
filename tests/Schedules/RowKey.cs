using Cacheable.Contract;
using Cacheable.Remote;

namespace Cacheable.Schedules;

/// <summary>The key of one row, and the three names that invalidate it.</summary>
internal readonly record struct RowKey(string Run, int Id) : ICacheKey
{
    private string Tag => $"tag of {Run}-{Id}";

    public string ToText() => $"row:{Run}-{Id}:value";

    public IReadOnlyList<string> ToTags() => ["rows", Tag];

    /// <summary>The row's key, a prefix of it, or its tag.</summary>
    public CacheName NameFor(InvalidateBy by) => by switch
    {
        InvalidateBy.Pattern => CacheName.Parse($"row:{Run}-{Id}:*"),
        InvalidateBy.Tag => CacheName.Tag(Tag),
        _ => CacheName.Parse(ToText()),
    };
}
