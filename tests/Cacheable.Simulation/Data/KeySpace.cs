using Cacheable.Remote;

namespace Cacheable.Simulation.Data;

/// <summary>The keys of the simulated application, <c>user:3:item:1</c>, and which of them each name invalidates.</summary>
internal static class KeySpace
{
    public const int Users = 6;

    public const int ItemsOfUser = 4;

    public const int Keys = Users * ItemsOfUser;

    /// <summary>The text of each key.</summary>
    public static readonly string[] Texts = [.. Enumerable.Range(0, Keys).Select(static key => $"user:{key / ItemsOfUser}:item:{key % ItemsOfUser}")];

    /// <summary>Everything an invalidation can name: all keys, each user, each key.</summary>
    public static readonly CacheName[] Names =
    [
        CacheName.Parse("user:*"),
        .. Enumerable.Range(0, Users).Select(static user => CacheName.Parse($"user:{user}:*")),
        .. Texts.Select(CacheName.Parse),
    ];

    private static readonly Dictionary<CacheName, int[]> Named = Names.ToDictionary(static name => name, static name => Below(name));

    /// <summary>The keys that <paramref name="name"/> invalidates.</summary>
    public static int[] KeysOf(CacheName name) => Named[name];

    private static int[] Below(CacheName name)
    {
        var keys = Enumerable.Range(0, Keys);
        return name.Text == "user" ? [.. keys]
            : name.Text.Contains("item", StringComparison.Ordinal) ? [Array.IndexOf(Texts, name.Text)]
            : [.. keys.Where(key => $"user:{key / ItemsOfUser}" == name.Text)];
    }
}
