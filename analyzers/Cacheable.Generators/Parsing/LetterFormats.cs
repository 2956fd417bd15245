using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Formats of one letter: those of enums and of <c>Guid</c>.</summary>
internal static class LetterFormats
{
    public static FormatOffence? Offence(ITypeSymbol type, string format, string letters)
    {
        if (format.Length == 1 && letters.Contains(char.ToUpperInvariant(format[0])))
        {
            return null;
        }

        var isWithDigits = letters.Contains(char.ToUpperInvariant(format[0])) && format.Skip(1).All(char.IsDigit);
        return new FormatOffence(
            $"is refused by '{TypeText.InMessage(type)}', which has the formats {string.Join(", ", letters.Select(static letter => letter.ToString()))}",
            isWithDigits ? format.Substring(0, 1) : null);
    }

    private static bool Contains(this string letters, char letter) => letters.IndexOf(letter) >= 0;
}
