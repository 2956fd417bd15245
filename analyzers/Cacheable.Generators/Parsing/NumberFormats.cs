using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The formats of numbers: a letter with a precision, or a picture of digits.</summary>
internal static class NumberFormats
{
    private const int MostDigits = 9;

    private static readonly string DigitsOrSections = "0#;";

    public static FormatOffence? Offence(ITypeSymbol type, string format, bool isInteger, bool hasRoundTrip)
    {
        if (!IsStandard(format))
        {
            return FormatText.Unquoted(format).Any(static run => DigitsOrSections.IndexOf(run.Letter) >= 0)
                ? null
                : new FormatOffence("writes the same for every number, because it has no digit ('0' or '#')", Nearest: null);
        }

        var fits = char.ToUpperInvariant(format[0]) switch
        {
            'C' or 'E' or 'F' or 'G' or 'N' or 'P' => true,
            'B' or 'D' or 'X' => isInteger,
            'R' => hasRoundTrip,
            _ => false,
        };
        return fits ? null : new FormatOffence($"is refused by '{TypeText.InMessage(type)}'", Nearest: null);
    }

    private static bool IsStandard(string format) =>
        format[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') && format.Length <= 1 + MostDigits && format.Skip(1).All(static c => c is >= '0' and <= '9');
}
