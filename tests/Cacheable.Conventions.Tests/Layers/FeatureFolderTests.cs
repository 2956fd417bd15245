using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Layers;

public sealed partial class FeatureFolderTests
{
    /// <summary>The folders that join the others: where a call runs, and where the parts are put together.</summary>
    private static readonly string[] Joints = ["Invocation", "DependencyInjection"];

    /// <summary>The folders that every feature may use: what an entry is called by, and what is counted and logged.</summary>
    private static readonly string[] Vocabulary = ["Keys", "Telemetry"];

    /// <summary>Who else may see whom, each with the reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["Invalidation sees Tiers"] = "an invalidation goes to L2 before it counts here",
        ["WriteBehind sees Tiers"] = "queues lie in L2",
        ["WriteBehind sees Invalidation"] = "a queued write is an invalidation that brings a value",
        ["WriteBehind sees Serialization"] = "a queued argument is stored as an entry is",
    };

    [Fact]
    public void Feature_folders_of_the_engine_do_not_see_each_other()
    {
        var sights = Sights();

        Assert.NotEmpty(sights);
        Assert.DoesNotContain(sights, sight => !Allowed.ContainsKey(sight));
    }

    [Fact]
    public void Every_allowed_sight_is_still_needed() => Assert.Superset(Allowed.Keys.ToHashSet(), Sights().ToHashSet());

    private static List<string> Sights()
    {
        var folders = Directory.EnumerateDirectories(Repository.PathTo("src/Cacheable"))
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj"))
            .ToHashSet(StringComparer.Ordinal);

        return [.. folders.Except(Joints)
            .SelectMany(folder => Repository.Files(".cs", $"src/Cacheable/{folder}").SelectMany(Mentions)
                .Where(seen => seen != folder && folders.Contains(seen) && !Vocabulary.Contains(seen))
                .Select(seen => $"{folder} sees {seen}"))
            .Distinct()];
    }

    private static IEnumerable<string> Mentions(string file) =>
        EngineNamespace().Matches(Repository.Read(file)).Select(match => match.Groups["folder"].Value).Distinct();

    [GeneratedRegex(@"(?<!namespace\s+)\bCacheable\.(?<folder>[A-Z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex EngineNamespace();
}
