using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Docs;

public sealed partial class CompletenessTests
{
    [Fact]
    public void The_changelog_says_what_is_not_released_yet() =>
        Assert.Matches(@"## Unreleased\s+(###.*\s+)?- \S", Repository.Read("CHANGELOG.md"));

    [Fact]
    public void Nothing_is_left_for_later_in_a_comment()
    {
        var notes = Repository.Files(".cs", "src", "analyzers", "samples", "tests")
            .Where(file => !file.EndsWith($"/{nameof(CompletenessTests)}.cs", StringComparison.Ordinal))
            .Where(file => Later().IsMatch(Repository.Read(file)));

        Assert.Empty(notes);
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Later();
}
