namespace Cacheable.Generators.Parsing;

/// <summary>The words of an identifier: <c>sendReport</c> is "send" and "report", <c>APIKey_2</c> is "api" and "key"; <c>Sender</c> is no "send".</summary>
internal static class Words
{
    /// <summary>The words in order, in lower case. Digits and underscores end a word and are none.</summary>
    public static IReadOnlyList<string> Of(string identifier)
    {
        var words = new List<string>();
        var start = 0;
        for (var index = 0; index <= identifier.Length; index++)
        {
            var isLetter = index < identifier.Length && char.IsLetter(identifier[index]);
            if (isLetter && (index == start || !BeginsWord(identifier, index)))
            {
                continue;
            }

            if (index > start)
            {
                words.Add(identifier.Substring(start, index - start).ToLowerInvariant());
            }

            start = isLetter ? index : index + 1;
        }

        return words;
    }

    /// <summary>Whether <paramref name="words"/> end in all words of <paramref name="identifier"/>: what a thing is stands last in its name.</summary>
    public static bool EndIn(this IReadOnlyList<string> words, string identifier)
    {
        var wanted = Of(identifier);
        return wanted.Count <= words.Count && words.Skip(words.Count - wanted.Count).SequenceEqual(wanted);
    }

    // An upper-case letter after a lower-case one; in a row of upper-case letters the last, where a lower-case one follows: API|Key.
    private static bool BeginsWord(string identifier, int index) =>
        char.IsUpper(identifier[index])
        && (!char.IsUpper(identifier[index - 1]) || (index + 1 < identifier.Length && char.IsLower(identifier[index + 1])));
}
