using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Docs;

public sealed partial class RacesTests
{
    private const string Page = "docs/races.md";

    private static readonly string[] Numbers =
        [.. Enumerable.Range(1, 54).SelectMany(static number => number == 48 ? ["48", "48b"] : new[] { $"{number}" })];

    private static readonly Dictionary<string, string> Rows = Row().Matches(Repository.Read(Page))
        .ToDictionary(static row => row.Groups["number"].Value, static row => row.Groups["tests"].Value);

    public static TheoryData<string> All => [.. Numbers];

    [Fact]
    public void The_page_lists_every_race_once_and_in_order() =>
        Assert.Equal(Numbers, Row().Matches(Repository.Read(Page)).Select(static row => row.Groups["number"].Value));

    [Theory]
    [MemberData(nameof(All))]
    public void A_race_names_tests_that_exist_or_says_that_it_is_open(string number)
    {
        var named = Test().Matches(Rows[number]).Select(static test => (Class: test.Groups["class"].Value, Method: test.Groups["method"].Value)).ToArray();

        Assert.True(named.Length > 0 || Rows[number].Contains("open: ", StringComparison.Ordinal), $"{Page} says of race {number} neither a test nor that it is open.");
        Assert.All(named, static test => Assert.True(Exists(test.Class, test.Method), $"{Page} names {test.Class}.{test.Method}, which does not exist."));
    }

    [Fact]
    public void Every_test_that_is_named_after_a_race_is_on_the_page()
    {
        var page = Repository.Read(Page);
        var unlisted = Sources.Values
            .SelectMany(static source => RaceMethod().Matches(source).Select(static method => method.Groups["method"].Value))
            .Where(method => !page.Contains($".{method}`", StringComparison.Ordinal));

        Assert.Empty(unlisted);
    }

    private static Dictionary<string, string> Sources { get; } = Repository.Files(".cs", "tests").ToDictionary(static file => file, Repository.Read);

    private static bool Exists(string type, string method) => Sources.Any(source =>
        source.Key.EndsWith($"/{type}.cs", StringComparison.Ordinal) && source.Value.Contains($" {method}(", StringComparison.Ordinal));

    [GeneratedRegex(@"^\| (?<number>\d+b?) \|[^|]*\|[^|]*\|(?<tests>[^|]*)\|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<class>\w+)\.(?<method>\w+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Test();

    [GeneratedRegex(@"public (async )?(Task|void) (?<method>Races?_\d\w*)\(", RegexOptions.CultureInvariant)]
    private static partial Regex RaceMethod();
}
