using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests;

public class IncrementalTests
{
    private const string First = """public interface IFirst { [Cached("a", Ttl = "5m")] int Get(); }""";

    [Fact]
    public void An_edit_that_says_the_same_emits_nothing_anew() =>
        Assert.All(ReasonsAfter("/* a comment */ " + First), reason => Assert.True(IsKept(reason)));

    [Fact]
    public void A_changed_setting_is_emitted() =>
        Assert.Contains(IncrementalStepRunReason.Modified, ReasonsAfter(First.Replace("5m", "6m", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Beta = 1", "Beta = 2")]
    [InlineData("Beta = 1, RefreshInline = false", "Beta = 1, RefreshInline = true")]
    [InlineData("FailSafe = \"1h\"", "FailSafe = \"2h\"")]
    [InlineData("FailSafe = \"1h\", SoftTimeout = \"1s\"", "FailSafe = \"1h\", SoftTimeout = \"2s\"")]
    [InlineData("HardTimeout = \"1s\"", "HardTimeout = \"2s\"")]
    [InlineData("FailureMemory = \"1s\"", "FailureMemory = \"2s\"")]
    [InlineData("MaxLoads = 1", "MaxLoads = 2")]
    [InlineData("Profile = \"one\"", "Profile = \"two\"")]
    public void What_says_how_a_method_is_loaded_is_emitted_when_it_changes(string before, string after)
    {
        var source = $$"""public interface IFirst { [Cached("a", Ttl = "5m", {{before}})] Task<int> Get(); }""";

        Assert.All(Reasons(source, "/* a comment */ " + source, string.Empty, string.Empty), reason => Assert.True(IsKept(reason)));
        Assert.Contains(
            IncrementalStepRunReason.Modified,
            Reasons(source, source.Replace(before, after, StringComparison.Ordinal), string.Empty, string.Empty));
    }

    [Fact]
    public void A_changed_tag_is_emitted()
    {
        const string Tagged = """public interface IFirst { [Cached("a", Ttl = "5m", Tags = ["one"])] int Get(); }""";

        Assert.All(Reasons(Tagged, "/* a comment */ " + Tagged, string.Empty, string.Empty), reason => Assert.True(IsKept(reason)));
        Assert.Contains(
            IncrementalStepRunReason.Modified,
            Reasons(Tagged, Tagged.Replace("one", "two", StringComparison.Ordinal), string.Empty, string.Empty));
    }

    [Fact]
    public void Another_interface_leaves_the_first_ones_file_alone()
    {
        var reasons = ReasonsAfter(First + """ public interface ISecond { [Cached("b", Ttl = "5m")] int Get(); }""");

        Assert.Contains(IncrementalStepRunReason.New, reasons);
        Assert.Contains(reasons, IsKept);
    }

    [Fact]
    public void A_changed_default_of_the_assembly_is_seen() =>
        Assert.Contains(
            IncrementalStepRunReason.Modified,
            ReasonsAfter("""public interface IFirst { [Cached("a")] int Get(); }""", """[assembly: CacheDefaults(Ttl = "1m")]""", """[assembly: CacheDefaults(Ttl = "2m")]"""));

    private static List<IncrementalStepRunReason> ReasonsAfter(string edited) => Reasons(First, edited, string.Empty, string.Empty);

    private static List<IncrementalStepRunReason> ReasonsAfter(string source, string before, string after) => Reasons(source, source, before, after);

    private static bool IsKept(IncrementalStepRunReason reason) => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged;

    private static List<IncrementalStepRunReason> Reasons(string source, string edited, string otherBefore, string otherAfter)
    {
        var token = TestContext.Current.CancellationToken;
        var other = UserCode.Parse("using Cacheable;\n" + otherBefore, "Other.cs");
        var user = UserCode.Compile(source).AddSyntaxTrees(other);
        var options = new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true);
        var driver = CSharpGeneratorDriver
            .Create([new CacheableGenerator().AsSourceGenerator()], parseOptions: UserCode.ParseOptions, driverOptions: options)
            .RunGenerators(user, token);
        var changed = user
            .ReplaceSyntaxTree(user.SyntaxTrees.Single(tree => tree.FilePath == "Source.cs"), UserCode.Parse(edited, "Source.cs"))
            .ReplaceSyntaxTree(other, UserCode.Parse("using Cacheable;\n" + otherAfter, "Other.cs"));
        var steps = driver.RunGenerators(changed, token).GetRunResult().Results.Single().TrackedSteps[StepNames.Decorators];
        return [.. steps.SelectMany(step => step.Outputs).Select(output => output.Reason)];
    }
}
