namespace Cacheable.Conventions.Tests.Diagnostics;

/// <summary>A rule without a test that triggers it and one that does not is a guess.</summary>
public sealed class DiagnosticTestTests
{
    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void A_test_triggers_the_rule_and_one_beside_it_does_not(string id)
    {
        var tests = Repository.Files(".cs", "tests/Cacheable.Generators.Tests/Analyzers")
            .Select(Repository.Read)
            .Where(text => text.Contains($"{{|{id}:", StringComparison.Ordinal) && text.Contains("[Fact]", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(tests);
        Assert.Contains(tests, static text => text.Contains("Review.ExpectNothingAsync(", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Diagnosed.Ids), MemberType = typeof(Diagnosed))]
    public void A_fix_is_tested_alone_and_through_fix_all(string id)
    {
        if (!Diagnosed.Mended.Contains(id))
            return;

        var tests = string.Join("\n", Repository.Files(".cs", "tests/Cacheable.CodeFixes.Tests").Select(Repository.Read));

        Assert.Matches($@"\bAppliesAsync\(\s*""{id}""", tests);
        Assert.Matches($@"\bAppliesToAllAsync\(\s*""{id}""", tests);
    }
}
