using System.ComponentModel;
using System.Globalization;

namespace Cacheable.Benchmarks.Memory;

/// <summary>The value of every entry. All of them exist before anything is weighed, so that only the cache's own bytes count.</summary>
[ImmutableObject(true)]
internal sealed record Article(int Id)
{
    public const int Count = 100_000;

    private static readonly Article[] All = [.. Enumerable.Range(0, Count).Select(id => new Article(id))];

    /// <summary>How often the source was asked: a second reading that asks again found entries gone.</summary>
    public static int Loads { get; set; }

    public static Article Load(int id)
    {
        Loads++;
        return All[id];
    }

    /// <summary>A cache keyed by text keeps its text, which is therefore part of what it weighs.</summary>
    public static string KeyOf(int id) => string.Create(CultureInfo.InvariantCulture, $"article:{id}");
}
