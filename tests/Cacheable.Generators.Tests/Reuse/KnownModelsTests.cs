using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Reuse;

/// <summary>After any edit, what was known is either what parsing anew would say or is parsed anew.</summary>
public class KnownModelsTests
{
    private const string Service = """
        namespace Shop.Orders;

        public partial interface IOrderService : IBase
        {
            [Cached("order:<id>:" + Names.Detail, Ttl = "5m")]
            Task<Order?> GetAsync(OrderId id);
        }
        """;

    private static readonly Dictionary<string, string> Files = new()
    {
        ["Service.cs"] = Service,
        ["Base.cs"] = "namespace Shop.Orders; public interface IBase { [Cached(\"base:<id>\", Ttl = \"1m\")] Task<int> CountAsync(int id); }",
        ["Order.cs"] = "using Shop.Units; namespace Shop.Orders; public record Order(int Number, Line[] Lines, Parts.Part? Part, Weight Weight);",
        ["Weight.cs"] = "namespace Shop.Units; public struct Weight { public int Grams { get; set; } }",
        ["Part.cs"] = "namespace Shop.Parts; public class Part { public int Number { get; set; } }",
        ["Line.cs"] = "namespace Shop.Orders; public class Line { public string Text { get; set; } = \"\"; public int Length() { return 1; } }",
        ["OrderId.cs"] = "namespace Shop.Orders; public enum OrderId { First, Second }",
        ["Names.cs"] = "namespace Shop.Orders; public static class Names { public const string Detail = \"detail\"; }",
        ["Other.cs"] = "namespace Shop.Other; public static class Other { public static int Count() { return 1; } }",
    };

    [Theory]
    [InlineData("Line.cs", "public string Text", "public Guid Text")]
    [InlineData("Line.cs", "public string Text", "[System.Text.Json.Serialization.JsonIgnore] public string Text")]
    [InlineData("Line.cs", "public class Line", "public class Line : Parent")]
    [InlineData("Order.cs", "int Number", "long Number")]
    [InlineData("OrderId.cs", "enum OrderId { First, Second }", "record struct OrderId(int Value)")]
    [InlineData("Names.cs", "\"detail\"", "\"details\"")]
    [InlineData("Base.cs", "base:<id>", "base:<id>:count")]
    [InlineData("Other.cs", "namespace Shop.Other;", "namespace Shop.Orders; public partial interface IOrderService { [Cached(\"more\", Ttl = \"1m\")] Task<int> MoreAsync(); }")]
    [InlineData("Other.cs", "namespace Shop.Other;", "[assembly: CacheDefaults(Jitter = \"10%\")] namespace Shop.Other;")]
    [InlineData("Other.cs", "namespace Shop.Other;", "global using Weight = long; namespace Shop.Other;")]
    [InlineData("Other.cs", "namespace Shop.Other;", "namespace Shop.Orders; public class Nullable; public class Int32; public class Task<T> : System.Threading.Tasks.Task<T> { public Task() : base(() => default!) { } } public class Order2;")]
    [InlineData("Other.cs", "namespace Shop.Other;", "namespace Shop.Orders.Parts;")]
    [InlineData("Other.cs", "namespace Shop.Other;", "namespace Shop.Orders; public class CachedAttribute(string key) : Attribute { public string? Key => key; public string? Ttl { get; set; } }")]
    [InlineData("Service.cs", "Task<Order?>", "Task<Order>")]
    public void A_model_changes_with_whatever_it_was_made_of(string file, string before, string after)
    {
        var opened = Compile(Files);
        var edited = Replace(opened, file, Files[file].Replace(before, after, StringComparison.Ordinal));
        var editor = Driver().RunGenerators(opened, TestContext.Current.CancellationToken);

        var known = Texts(editor.RunGenerators(edited, TestContext.Current.CancellationToken));

        Assert.NotEqual(Texts(editor), known);
        Assert.Equal(Texts(Driver().RunGenerators(Anew(edited), TestContext.Current.CancellationToken)), known);
    }

    [Fact]
    public void Another_reference_is_another_origin()
    {
        const string Uses = "namespace Shop.Orders; public record Order(Library.Part Part);";
        var opened = Replace(Compile(Files), "Order.cs", Uses).AddReferences(Library("public record Part(int Number);"));
        var editor = Driver().RunGenerators(opened, TestContext.Current.CancellationToken);
        var edited = opened.ReplaceReference(opened.References.Last(), Library("public record Part(long Number);"));

        Assert.NotEqual(Texts(editor), Texts(editor.RunGenerators(edited, TestContext.Current.CancellationToken)));

        static MetadataReference Library(string text) => CSharpCompilation
            .Create("Library", [UserCode.Parse("namespace Library; " + text, "Part.cs")], References.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .ToMetadataReference();
    }

    [Theory]
    [InlineData("Other.cs", "return 1;", "return 2 + Count();")]
    [InlineData("Other.cs", "public static int Count()", "public static long Count(int from)")]
    [InlineData("Line.cs", "return 1;", "return Text.Length;")]
    [InlineData("Line.cs", "= \"\"", "= \"none\"")]
    public void What_cannot_matter_is_not_bound(string file, string before, string after)
    {
        var opened = Compile(Files);
        var origin = Origin(opened);

        Assert.Equal(origin, Origin(Replace(opened, file, Files[file].Replace(before, after, StringComparison.Ordinal))));
    }

    private static Cacheable.Generators.Reuse.Digest Origin(CSharpCompilation compilation) => Cacheable.Generators.Reuse.DeclarationGraph
        .Of(compilation, TestContext.Current.CancellationToken)
        .OriginOf(compilation.SyntaxTrees.Single(static tree => tree.FilePath == "Service.cs"), TestContext.Current.CancellationToken);

    private static CSharpCompilation Compile(IReadOnlyDictionary<string, string> files) =>
        UserCode.Compile("public class Parent { public int Above { get; set; } }").AddSyntaxTrees(files.Select(static pair => UserCode.Parse(pair.Value, pair.Key)));

    private static CSharpCompilation Replace(CSharpCompilation compilation, string file, string text) =>
        compilation.ReplaceSyntaxTree(compilation.SyntaxTrees.Single(tree => tree.FilePath == file), UserCode.Parse(text, file));

    // The same text in trees that nobody has seen.
    private static CSharpCompilation Anew(CSharpCompilation compilation) => compilation
        .RemoveAllSyntaxTrees()
        .AddSyntaxTrees(compilation.SyntaxTrees.Select(static tree => UserCode.Parse(tree.ToString(), tree.FilePath)));

    private static CSharpGeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create([new CacheableGenerator().AsSourceGenerator()], parseOptions: UserCode.ParseOptions);

    private static List<string> Texts(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(static source => source.SourceText.ToString())];
}
