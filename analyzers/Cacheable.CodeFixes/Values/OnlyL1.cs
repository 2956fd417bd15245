using Cacheable.CodeFixes.Attributes;
using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>Keeps the entries of a method in L1.</summary>
internal static class OnlyL1
{
    private const string Tiers = "Cacheable.CacheTiers";

    public static Proposal Of(Document document, AttributeSyntax cached, SemanticModel model)
    {
        var tiers = model.Compilation.GetTypeByMetadataName(Tiers)?.ToMinimalDisplayString(model, cached.SpanStart) ?? Tiers;
        return new Proposal("Write Tiers = CacheTiers.L1", "Tiers", [AttributeArguments.Set(document, cached, "Tiers", $"{tiers}.L1")]);
    }
}
