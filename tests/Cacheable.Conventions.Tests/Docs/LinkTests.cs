using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Docs;

public sealed partial class LinkTests
{
    private static readonly string[] Pages =
        [.. Repository.Files(".md", "docs", "src", "samples", "tests"), "README.md", "CONTRIBUTING.md", "CHANGELOG.md"];

    [Fact]
    public void Every_link_between_pages_leads_to_a_file()
    {
        var broken = Pages.SelectMany(page => Targets(page)
            .Where(target => !Exists(page, target))
            .Select(target => $"{page} -> {target}"));

        Assert.Empty(broken);
    }

    [Fact]
    public void The_readme_lists_every_feature_page()
    {
        var listed = Targets("README.md").ToHashSet(StringComparer.Ordinal);
        var features = Repository.Files(".md", "docs/features");

        Assert.NotEmpty(features);
        Assert.Subset(listed, features.ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Targets(string page) => Link().Matches(Fence().Replace(Repository.Read(page), string.Empty))
        .Select(match => match.Groups["target"].Value)
        .Where(target => !target.Contains("://", StringComparison.Ordinal))
        .Select(target => target.Split('#')[0])
        .Where(target => target.Length > 0);

    private static bool Exists(string page, string target)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Repository.PathTo(page))!, target));
        return File.Exists(path) || Directory.Exists(path);
    }

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();
}
