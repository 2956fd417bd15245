using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>CACHE0105: formats that a type does not have, that it refuses, and that write all its values alike.</summary>
internal static class FormatRules
{
    // They implement IFormattable and look at no format.
    private static readonly string[] WithoutFormats = ["System.Uri", "System.Version", "System.Net.IPAddress", "System.Net.IPNetwork", "System.Text.Rune"];

    /// <summary>What is wrong with a format, or nothing; a type whose formats are its own affair is believed.</summary>
    public static FormatOffence? Offence(ITypeSymbol type, string format)
    {
        var bare = type.UnwrapNullable();
        var element = (KeyPartRules.ElementOf(bare) ?? bare).UnwrapNullable();
        if (OffenceOf(element, format) is not { } offence)
        {
            return null;
        }

        var isMisspelt = string.Equals(format, KeyGrammar.HashFormat, StringComparison.OrdinalIgnoreCase);
        return isMisspelt ? offence with { Nearest = KeyGrammar.HashFormat } : offence;
    }

    private static FormatOffence? OffenceOf(ITypeSymbol type, string format) => type switch
    {
        { TypeKind: TypeKind.Enum } => LetterFormats.Offence(type, format, "GDXF"),
        { SpecialType: SpecialType.System_DateTime } => DateFormats.OffenceOfDateTime(format),
        { SpecialType: SpecialType.System_Decimal } => NumberFormats.Offence(type, format, isInteger: false, hasRoundTrip: false),
        { SpecialType: SpecialType.System_Single or SpecialType.System_Double } => NumberFormats.Offence(type, format, isInteger: false, hasRoundTrip: true),
        { SpecialType: (>= SpecialType.System_SByte and <= SpecialType.System_UInt64) or SpecialType.System_IntPtr or SpecialType.System_UIntPtr } =>
            NumberFormats.Offence(type, format, isInteger: true, hasRoundTrip: false),
        _ => type.ContainingNamespace?.ToDisplayString() is "System" or "System.Numerics" ? OffenceOfSystem(type, format) : OffenceOfOthers(type),
    };

    private static FormatOffence? OffenceOfSystem(ITypeSymbol type, string format) => type.Name switch
    {
        "Guid" => LetterFormats.Offence(type, format, "NDBPX"),
        "DateTimeOffset" => DateFormats.OffenceOfDateTimeOffset(format),
        "DateOnly" => DateFormats.OffenceOfDateOnly(format),
        "TimeOnly" => TimeFormats.OffenceOfTimeOnly(format),
        "TimeSpan" => TimeFormats.OffenceOfTimeSpan(format),
        "Half" => NumberFormats.Offence(type, format, isInteger: false, hasRoundTrip: true),
        "Int128" or "UInt128" => NumberFormats.Offence(type, format, isInteger: true, hasRoundTrip: false),
        "BigInteger" => NumberFormats.Offence(type, format, isInteger: true, hasRoundTrip: true),
        _ => OffenceOfOthers(type),
    };

    private static FormatOffence? OffenceOfOthers(ITypeSymbol type)
    {
        var isFormattable = type.IsOrInherits("System", "IFormattable");
        var ignores = type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Char
            || WithoutFormats.Contains(type.ToDisplayString())
            || (type.TypeKind is TypeKind.Class or TypeKind.Struct && !isFormattable);
        return ignores ? new FormatOffence($"changes nothing, because '{TypeText.InMessage(type)}' has no formats", Nearest: null) : null;
    }
}

/// <summary>What is wrong with a format.</summary>
/// <param name="Problem">What it does wrong, so that it can follow the format: "is refused by 'Guid'".</param>
/// <param name="Nearest">The format that was most likely meant, where there is one.</param>
internal readonly record struct FormatOffence(string Problem, string? Nearest)
{
    /// <summary>Only <paramref name="nearest"/> that is right itself is worth a word.</summary>
    public static FormatOffence Of(string problem, string format, string? nearest, Func<string, bool> fits) =>
        new(problem, nearest is not null && nearest != format && fits(nearest) ? nearest : null);
}
