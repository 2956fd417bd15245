using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.Generators.Tests.Analyzers.Harness;

/// <summary>Stands in for the generator of System.Text.Json: what a context lacks to compile. No test reads JSON by it.</summary>
internal static class JsonContexts
{
    /// <summary>The other halves of the contexts that <paramref name="sources"/> declare at their top.</summary>
    public static string For(params IEnumerable<string> sources) => "#nullable enable\n" + string.Join("\n", sources
        .SelectMany(static source => CSharpSyntaxTree.ParseText(source, UserProject.ParseOptions).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Where(static type => type.BaseList?.Types.Any(static one => one.ToString().EndsWith("JsonSerializerContext", StringComparison.Ordinal)) == true)
        .Select(static type => $$"""
            partial class {{type.Identifier}}
            {
                public {{type.Identifier}}() : base(null) { }
                protected override System.Text.Json.JsonSerializerOptions? GeneratedSerializerOptions => null;
                public override System.Text.Json.Serialization.Metadata.JsonTypeInfo? GetTypeInfo(Type type) => null;
                public static {{type.Identifier}} Default { get; } = new();
            }
            """));
}
