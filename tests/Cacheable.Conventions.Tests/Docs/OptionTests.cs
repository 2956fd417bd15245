using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Docs;

/// <summary>An option that no test shows may do anything, or nothing.</summary>
public sealed partial class OptionTests
{
    private static readonly Match[] Rows = Row().Matches(Repository.Read("docs/proof/options.md")).ToArray();

    private static readonly string[] Tests = [.. Repository.Files(".cs", "tests")
        .SelectMany(static file => Test().Matches(Repository.Read(file)).Select(test => $"{Path.GetFileNameWithoutExtension(file)}.{test.Groups["name"].Value}"))];

    [Fact]
    public void Every_option_has_a_test_of_its_effect_and_one_of_its_default() =>
        Assert.Equal(
            Option().Matches(Repository.Read("src/Cacheable/PublicAPI.Unshipped.txt") + Repository.Read("src/Cacheable.Redis/PublicAPI.Unshipped.txt"))
                .Select(static option => option.Groups["name"].Value).Order(StringComparer.Ordinal),
            Rows.Select(static row => row.Groups["option"].Value));

    [Fact]
    public void The_tests_are_there() =>
        Assert.Empty(Rows.SelectMany(static row => new[] { row.Groups["effect"].Value, row.Groups["default"].Value }).Except(Tests));

    [GeneratedRegex(@"^\| `(?<option>\w+\.\w+)` \| `(?<effect>\w+\.\w+)` \| `(?<default>\w+\.\w+)` \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex(@"^Cacheable\.(Redis\.)?(?<name>(Cacheable|Redis|WriteBehind)Options\.\w+)\.set ", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"public (async )?(Task|void) (?<name>\w+)\(", RegexOptions.CultureInvariant)]
    private static partial Regex Test();
}
