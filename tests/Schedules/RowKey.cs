using Cacheable.Contract;
using Cacheable.Remote;

namespace Cacheable.Schedules;

/// <summary>The key of one row, and the names that invalidate it.</summary>
internal readonly record struct RowKey(string Run, int Id) : ICacheKey
{
    private string Root => $"row-{Run}-{Id}";

    private string Tag => $"tag of {Run}-{Id}";

    public string ToText() => $"{Root}:row:value";

    public IReadOnlyList<string> ToTags() => ["rows", Tag];

    /// <summary>The row's key, one of its prefixes, or its tag.</summary>
    public CacheName NameFor(InvalidateBy by) => by switch
    {
        InvalidateBy.Pattern => CacheName.Parse($"{Root}:row:*"),
        InvalidateBy.ShallowPattern => CacheName.Parse($"{Root}:*"),
        InvalidateBy.Tag => CacheName.Tag(Tag),
        _ => CacheName.Parse(ToText()),
    };
}
