using Cacheable.Generators.Models;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// Finds placeholders of one segment whose texts run into each other: <c>&lt;a&gt;-&lt;b&gt;</c> writes ("1-2", "3") and
/// ("1", "2-3") alike. L1, which compares values, would tell them apart; L2, which compares texts, would not.
/// </summary>
internal static class SeparatorRules
{
    // Characters that no value holds unescaped.
    private static readonly char[] NeverInValues = [KeyGrammar.Separator, KeyGrammar.ElementSeparator];

    public static IEnumerable<(PlaceholderPart Left, string Between, PlaceholderPart Right)> Ambiguous(
        KeyTemplate template, IReadOnlyDictionary<PlaceholderPart, ITypeSymbol> types)
    {
        for (var index = 2; index < template.Parts.Count; index++)
        {
            if (template.Parts[index - 2] is PlaceholderPart left
                && template.Parts[index - 1] is LiteralPart between
                && template.Parts[index] is PlaceholderPart right
                && !Separates(between.Text, left, right, types))
            {
                yield return (left, between.Text, right);
            }
        }
    }

    private static bool Separates(
        string between, PlaceholderPart left, PlaceholderPart right, IReadOnlyDictionary<PlaceholderPart, ITypeSymbol> types)
    {
        if (between.IndexOf(KeyGrammar.Separator) >= 0)
        {
            return true;
        }

        var isText = types.TryGetValue(left, out var leftType) & types.TryGetValue(right, out var rightType);
        if (!isText || left.Format is not null)
        {
            return false;
        }

        return EndsBefore(leftType!, between[0])
            || (between.IndexOfAny(NeverInValues) >= 0 && !KeyPartRules.IsCollection(leftType!) && !KeyPartRules.IsCollection(rightType!));
    }

    /// <summary>Whether a reader of the text knows by itself where a value of <paramref name="type"/> ends.</summary>
    private static bool EndsBefore(ITypeSymbol type, char next) =>
        type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64 ? !char.IsDigit(next)
            : type.SpecialType == SpecialType.System_Boolean || type.Is("System", "Guid") || type.Is("System", "DateOnly");
}
