namespace Cacheable.Benchmarks.RemoteHit;

/// <summary>What every reader reads: a text of 200 characters under one of a thousand keys, each with two prefixes.</summary>
internal static class Article
{
    public const int Count = 1_000;
    public const int Length = 200;

    public static string Text { get; } = new('x', Length);

    public static string KeyOf(int id) => Keys[id];

    private static string[] Keys { get; } = [.. Enumerable.Range(0, Count).Select(static id => $"article:{id}:text")];
}
