using System.Text;

namespace Cacheable.Generators.Parsing;

/// <summary>Reads a custom format: which characters mean something in it, and which stand for themselves.</summary>
internal static class FormatText
{
    /// <summary>The runs of one character outside of quotes and behind no <c>\</c>, in order.</summary>
    public static IReadOnlyList<(char Letter, int Start, int Length)> Unquoted(string format)
    {
        var runs = new List<(char Letter, int Start, int Length)>();
        for (var index = 0; index < format.Length;)
        {
            var character = format[index];
            if (character is '\'' or '"')
            {
                var end = format.IndexOf(character, index + 1);
                index = end < 0 ? format.Length : end + 1;
                continue;
            }

            if (character == '\\')
            {
                index += 2;
                continue;
            }

            var start = index;
            while (index < format.Length && format[index] == character)
            {
                index++;
            }

            runs.Add((character, start, index - start));
        }

        return runs;
    }

    /// <summary>The same with each unquoted character replaced; what is quoted stays.</summary>
    public static string Replace(string format, Func<char, string> by)
    {
        var text = new StringBuilder();
        var at = 0;
        foreach (var (letter, start, length) in Unquoted(format))
        {
            text.Append(format, at, start - at);
            for (var index = 0; index < length; index++)
            {
                text.Append(by(letter));
            }

            at = start + length;
        }

        return text.Append(format, at, format.Length - at).ToString();
    }
}
