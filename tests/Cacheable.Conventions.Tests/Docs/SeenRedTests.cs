using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Docs;

/// <summary>Who changes a protection that a test was seen red without must see it red again, and say so on the page.</summary>
public sealed partial class SeenRedTests
{
    private const string Page = "docs/proof/seen-red.md";

    private static readonly Match[] Rows = Row().Matches(Repository.Read(Page)).ToArray();

    private static readonly Dictionary<string, string> Races = Race().Matches(Repository.Read("docs/races.md"))
        .ToDictionary(static row => row.Groups["number"].Value, static row => row.Groups["tests"].Value);

    public static TheoryData<string> All => [.. Rows.Select(static row => row.Value)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_protection_stands_where_the_page_says_and_its_test_is_one_of_its_race(string text)
    {
        var row = Row().Match(text);

        Assert.Contains(row.Groups["code"].Value, Repository.Read($"src/{row.Groups["file"].Value}"), StringComparison.Ordinal);
        Assert.Contains(row.Groups["test"].Value, Races[row.Groups["number"].Value], StringComparison.Ordinal);
    }

    [Fact]
    public void Every_race_that_has_tests_was_seen_red_or_is_said_to_be_left() =>
        Assert.Equal(
            Races.Where(static race => race.Value.Contains('`', StringComparison.Ordinal)).Select(static race => race.Key)
                .Except(Rows.Select(static row => row.Groups["number"].Value)),
            Left().Match(Repository.Read(Page)).Groups["number"].Captures.Select(static left => left.Value));

    [GeneratedRegex(@"^\| (?<number>\d+b?) \| [^|]+ \| `(?<file>[\w./]+)` `(?<code>[^|`]+)` \| (?<test>`\w+\.\w+`) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"^Not seen red yet: ((?<number>\d+b?)[,.] ?)+$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"^\| (?<number>\d+b?) \|[^|]*\|[^|]*\|(?<tests>[^|]*)\|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Race();
}
