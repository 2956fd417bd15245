using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Layers;

public sealed partial class FeatureFolderTests
{
    /// <summary>The folders that join the others: where a call runs, and where the parts are put together.</summary>
    private static readonly string[] Joints = ["Invocation", "DependencyInjection"];

    [Fact]
    public void Feature_folders_of_the_engine_do_not_see_each_other()
    {
        var features = Directory.EnumerateDirectories(Repository.PathTo("src/Cacheable"))
            .Select(folder => Path.GetFileName(folder))
            .Where(folder => folder is not ("bin" or "obj"))
            .ToHashSet(StringComparer.Ordinal);

        var sights = features.Except(Joints)
            .SelectMany(feature => Repository.Files(".cs", $"src/Cacheable/{feature}").SelectMany(file =>
                Mentions(file).Where(seen => seen != feature && features.Contains(seen)).Select(seen => $"{file} sees {seen}")));

        Assert.NotEmpty(features);
        Assert.Empty(sights);
    }

    private static IEnumerable<string> Mentions(string file) =>
        EngineNamespace().Matches(Repository.Read(file)).Select(match => match.Groups["folder"].Value).Distinct();

    [GeneratedRegex(@"(?<!namespace\s+)\bCacheable\.(?<folder>[A-Z]\w*)", RegexOptions.CultureInvariant)]
    private static partial Regex EngineNamespace();
}
