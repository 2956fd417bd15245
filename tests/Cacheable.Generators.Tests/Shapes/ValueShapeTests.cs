using Cacheable.Generators.Parsing;
using Cacheable.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Tests.Shapes;

/// <summary>What changes the hash that a plan carries of its value type, and what does not.</summary>
public sealed class ValueShapeTests
{
    private const string Parent = "public Product? Parent { get; init; }";
    private const string Summary = "public (int Total, Part First) Summary;";

    private const string Start = """
        namespace Shop;

        public enum Size { Small, Large }

        public sealed record Part(int Number, Size Size);

        public class Base { public string? Note { get; set; } }

        public sealed class Product : Base
        {
            public int Id { get; init; }
            public string Name { get; init; } = "";
            public IReadOnlyList<Part> Parts { get; init; } = [];
            public Product? Parent { get; init; }
            public (int Total, Part First) Summary;
            public Wrapped<int> Extra { get; init; }
            private int _seen;
            public int Seen() => _seen++;
        }

        public struct Wrapped<T> { private T _value; public Wrapped(T value) => (_value, Kind) = (value, 0); public T Value => _value; public int Kind { get; set; } }
        """;

    [Theory]
    [InlineData("public int Id { get; init; }", "public long Id { get; init; }")]
    [InlineData("public int Id { get; init; }", "public int? Id { get; init; }")]
    [InlineData("public int Id { get; init; }", "public int Number { get; init; }")]
    [InlineData("public int Id { get; init; }", "")]
    [InlineData("public int Id { get; init; }", "public int Id { get; init; } public int More { get; init; }")]
    [InlineData("public int Id { get; init; }\n    public string Name { get; init; } = \"\";", "public string Name { get; init; } = \"\";\n    public int Id { get; init; }")]
    [InlineData("public int Id { get; init; }", "[System.Runtime.Serialization.DataMember(Order = 2)] public int Id { get; init; }")]
    [InlineData("IReadOnlyList<Part> Parts", "Part[] Parts")]
    [InlineData("Part(int Number, Size Size)", "Part(int Number, Size Size, bool IsSpare)")]
    [InlineData("Part First", "Base First")]
    [InlineData("Small, Large", "Small, Medium, Large")]
    [InlineData("Small, Large", "Large, Small")]
    [InlineData("enum Size", "enum Size : byte")]
    [InlineData("string? Note", "int? Note")]
    [InlineData("public sealed class Product : Base", "[System.Text.Json.Serialization.JsonDerivedType(typeof(Base), \"b\")] public class Product : Base")]
    [InlineData("public int Id { get; init; }", "[System.Runtime.Serialization.IgnoreDataMember] public int Id { get; init; }")]
    [InlineData("public sealed class Product", "[System.Runtime.Serialization.DataContract] public sealed class Product")]
    [InlineData("private int _seen;", "[System.Runtime.Serialization.DataMember] private int _seen;")]
    [InlineData("private int _seen;", "private int _seen; [System.Runtime.Serialization.DataMember] internal long More { get; set; }")]
    [InlineData("private T _value;", "private T _value; private readonly long _more = 1;")]
    [InlineData("private T _value;", "private readonly long _more = 1; private T _value;")]
    [InlineData("private T _value;", "private T _value; private long More { get; set; }")]
    [InlineData("Wrapped<int> Extra", "Wrapped<long> Extra")]
    [InlineData(Parent + "\n    " + Summary, Summary + "\n    " + Parent)]
    public void What_bytes_may_depend_on_changes_it(string from, string to) => Assert.NotEqual(Of(Start), Of(Changed(from, to)));

    [Theory]
    [InlineData("private int _seen;", "private int _seen; private long _more;")]
    [InlineData("public int Seen() => _seen++;", "public long Seen() => _seen++;")]
    [InlineData("public int Seen() => _seen++;", "public int Seen() => _seen++; public static int Count { get; set; }")]
    [InlineData("(int Total, Part First)", "(int Sum, Part Head)")]
    [InlineData("string? Note", "string Note")]
    [InlineData("public int Id { get; init; }", "/// <summary>A number.</summary>\n[System.Diagnostics.CodeAnalysis.DisallowNull] public int Id { get; set; }")]
    [InlineData("private int _seen;", "[System.Diagnostics.DebuggerBrowsable(System.Diagnostics.DebuggerBrowsableState.Never)] private int _seen;")]
    [InlineData("private int _seen;", "[System.Obsolete] private int _seen;")]
    [InlineData("public sealed class Product", "[System.Serializable] public sealed class Product")]
    public void What_no_serializer_writes_does_not(string from, string to) => Assert.Equal(Of(Start), Of(Changed(from, to)));

    [Fact]
    public void It_is_the_same_in_every_build() => Assert.Equal(0x87E73AA3A20707BFUL, Of("namespace Shop; public sealed record Product(int Id, string? Name);"));

    [Theory]
    [InlineData(Start)]
    [InlineData("namespace Shop; public sealed record Product(int Id, string? Name) { public int More; public long Seen { get; set; } public decimal Price; }")]
    [InlineData("namespace Shop; public record struct Product(int Id, string? Name) { private int _more; public long Seen { get; set; } internal decimal Price; }")]
    [InlineData("namespace Shop; public class Product { public int First; public int Second { get; set; } public int Third; public int Fourth { get; set; } public int Sum => First + Third; }")]
    [InlineData("namespace Shop; public class Product { [System.Runtime.Serialization.DataMember] private int _id; [System.Runtime.Serialization.DataMember] internal Part? Part { get; set; } private int _no; } class Part { public int Number; }")]
    [InlineData("namespace Shop; public class Product : Of<int>.Inner; public class Of<T> { public class Inner { public T? Value; [System.Runtime.Serialization.DataMember] private List<T>? _more; } }")]
    public void A_type_of_a_reference_has_the_shape_it_has_in_its_source(string source)
    {
        var library = UserCode.Compile(source, "Library");
        using var image = new MemoryStream();
        Assert.True(library.Emit(image, cancellationToken: TestContext.Current.CancellationToken).Success);
        var user = UserCode.Compile("class Nothing;", "Shop", MetadataReference.CreateFromImage(image.ToArray()));

        Assert.Equal(ValueShape.TextOf(library.GetTypeByMetadataName("Shop.Product")!, library), ValueShape.TextOf(user.GetTypeByMetadataName("Shop.Product")!, user));
    }

    [Theory]
    [InlineData("T", true)]
    [InlineData("IReadOnlyList<T>", true)]
    [InlineData("T[]", true)]
    [InlineData("(int, T)", true)]
    [InlineData("Outer<T>.Inner", true)]
    [InlineData("Outer<int>.Inner", false)]
    [InlineData("List<int>", false)]
    public void What_contains_a_type_parameter_has_none(string type, bool isOpen)
    {
        var compilation = UserCode.Compile($"namespace Shop; public class Outer<T> {{ public class Inner; }} public class Product {{ public static {type} Get<T>() => default!; }}");
        var get = compilation.GetTypeByMetadataName("Shop.Product")!.GetMembers("Get").OfType<IMethodSymbol>().Single();

        Assert.Equal(isOpen, ValueShape.Of(get.ReturnType, compilation) == 0);
    }

    [Fact]
    public void A_generic_type_that_expands_without_end_has_a_shape_that_ends() =>
        Assert.InRange(Text("namespace Shop; public sealed class Product { public Nested<int>? Next; } public sealed class Nested<T> { public Nested<List<T>>? Next; }").Length, 1, 100_000);

    [Fact]
    public void It_stands_in_the_plan_of_every_cached_method()
    {
        const string Interface = """
            public interface ICatalog
            {
                [Cached("product:<id>", Ttl = "10m")]
                ValueTask<Product?> GetAsync(int id);
            }
            """;

        var before = GeneratorRun.Of(Start + Interface).Sources.Select(static source => source.SourceText.ToString());
        var after = GeneratorRun.Of(Changed("enum Size", "enum Size : byte") + Interface).Sources.Select(static source => source.SourceText.ToString());

        Assert.Contains(before, source => source.Contains($"Shape = 0x{Of(Start):X16},", StringComparison.Ordinal));
        Assert.Contains(after, source => source.Contains($"Shape = 0x{Of(Changed("enum Size", "enum Size : byte")):X16},", StringComparison.Ordinal));
    }

    private static string Changed(string from, string to)
    {
        Assert.Contains(from, Start, StringComparison.Ordinal);
        return Start.Replace(from, to, StringComparison.Ordinal);
    }

    private static ulong Of(string source)
    {
        var compilation = Compiled(source);
        return ValueShape.Of(Product(compilation), compilation);
    }

    private static string Text(string source)
    {
        var compilation = Compiled(source);
        return ValueShape.TextOf(Product(compilation), compilation);
    }

    private static INamedTypeSymbol Product(Compilation compilation) => compilation.GetTypeByMetadataName("Shop.Product")!;

    private static CSharpCompilation Compiled(string source)
    {
        var compilation = UserCode.Compile(source);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return compilation;
    }
}
