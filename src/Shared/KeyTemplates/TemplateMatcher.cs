using System.Text;

namespace Cacheable.KeyTemplates;

/// <summary>Decides whether a pattern or key template can name a key that another template makes, or a tag template a tag.</summary>
/// <remarks>
/// Segments are compared one by one, because no value can contain a <c>:</c>. A placeholder may hold any text, so it meets
/// every literal and every other placeholder: the answer is "may", and a "no" is certain.
/// </remarks>
internal static class TemplateMatcher
{
    // Stands for a placeholder inside a segment; a control character that no literal of a sane template holds.
    private const char Any = '\u0001';

    /// <summary>Whether <paramref name="pattern"/> may cover an entry of <paramref name="key"/>: <c>user:&lt;x&gt;:*</c> covers <c>user:&lt;id&gt;:profile</c>.</summary>
    public static bool Covers(KeyTemplate pattern, KeyTemplate key)
    {
        var wanted = Segments(pattern);
        var given = Segments(key);
        var compared = pattern.IsPattern ? wanted.Length - 1 : wanted.Length;
        if (pattern.IsPattern ? given.Length <= compared : given.Length != compared)
        {
            return false;
        }

        for (var index = 0; index < compared; index++)
        {
            if (!CanMeet(wanted[index], given[index]))
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Segments(KeyTemplate template)
    {
        var text = new StringBuilder();
        foreach (var part in template.Parts)
        {
            _ = part is LiteralPart literal ? text.Append(literal.Text) : text.Append(Any);
        }

        return text.ToString().Split(KeyGrammar.Separator);
    }

    /// <summary>Whether two segments, in each of which <see cref="Any"/> stands for any text, have a text in common.</summary>
    private static bool CanMeet(string left, string right)
    {
        // meets[j]: the rest of left from i and the rest of right from j have a text in common.
        var meets = new bool[right.Length + 1];
        var below = new bool[right.Length + 1];
        for (var i = left.Length; i >= 0; i--)
        {
            for (var j = right.Length; j >= 0; j--)
            {
                var leftEnds = i == left.Length;
                var rightEnds = j == right.Length;
                meets[j] = (leftEnds && rightEnds)
                    || (!leftEnds && left[i] == Any && (below[j] || (!rightEnds && meets[j + 1])))
                    || (!rightEnds && right[j] == Any && (meets[j + 1] || (!leftEnds && below[j])))
                    || (!leftEnds && !rightEnds && left[i] == right[j] && below[j + 1]);
            }

            (meets, below) = (below, meets);
        }

        return below[0];
    }
}
