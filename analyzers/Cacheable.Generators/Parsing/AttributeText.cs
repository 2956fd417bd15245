using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacheable.Generators.Parsing;

/// <summary>The attributes that an implementation must repeat, because the compiler compares them with the interface's.</summary>
internal static class AttributeText
{
    private const string Analysis = "System.Diagnostics.CodeAnalysis";

    private static readonly string[] Repeated =
    [
        "AllowNullAttribute", "DisallowNullAttribute", "MaybeNullAttribute", "NotNullAttribute", "MaybeNullWhenAttribute", "NotNullWhenAttribute",
        "NotNullIfNotNullAttribute", "DoesNotReturnAttribute", "DoesNotReturnIfAttribute", "MemberNotNullAttribute", "MemberNotNullWhenAttribute",
        "UnscopedRefAttribute", "ExperimentalAttribute", "RequiresUnreferencedCodeAttribute", "RequiresDynamicCodeAttribute",
    ];

    public static EquatableArray<string> Of(IEnumerable<AttributeData> attributes) =>
        attributes.Select(Text).OfType<string>().ToEquatableArray();

    private static string? Text(AttributeData attribute)
    {
        var type = attribute.AttributeClass;
        if (type.Is("System", "ObsoleteAttribute"))
        {
            return "global::System.Obsolete";
        }

        if (type is null || !Repeated.Contains(type.Name) || type.ContainingNamespace.ToDisplayString() != Analysis)
        {
            return null;
        }

        var arguments = attribute.ConstructorArguments.SelectMany(static argument => argument.Kind == TypedConstantKind.Array ? argument.Values : [argument]);
        var text = string.Join(", ", arguments.Select(static argument => argument.ToCSharpString()));
        var name = $"global::{Analysis}.{type.Name.Substring(0, type.Name.Length - "Attribute".Length)}";
        return text.Length == 0 ? name : $"{name}({text})";
    }
}
