using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Corpus;

/// <summary>Many sources, wrong and right, in the many ways in which people write: every analyzer reviews each of them.</summary>
public class CorpusTests
{
    public static TheoryData<string> Wrong { get; } = [.. CorpusFile.Wrong.Select(static file => file.Name)];

    public static TheoryData<string> Right { get; } = [.. CorpusFile.Right.Select(static file => file.Name)];

    public static TheoryData<string> Ids { get; } =
        [.. AllAnalyzers.Instances.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static rule => rule.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_wrong_is_found_where_it_is_wrong_and_nothing_else(string name)
    {
        var file = CorpusFile.Wrong.Single(file => file.Name == name);

        Assert.Contains(await Review.ExpectAsync(file.Text), diagnostic => name.StartsWith(diagnostic.Id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Right))]
    public Task What_is_right_is_left_in_peace(string name) => Review.ExpectNothingAsync(CorpusFile.Right.Single(file => file.Name == name).Text);

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_source_that_breaks_it_and_one_that_only_comes_near(string id)
    {
        Assert.Contains(CorpusFile.Wrong, file => file.Ids.Contains(id));
        Assert.Contains(CorpusFile.Right, file => file.Ids.Contains(id));
    }

    [Fact]
    public void A_right_source_says_which_rule_it_comes_near() =>
        Assert.Empty(CorpusFile.Right.Where(static file => !file.Text.StartsWith("// Near CACHE", StringComparison.Ordinal)).Select(static file => file.Name));
}
