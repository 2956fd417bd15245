using Cacheable.Contract;

namespace Cacheable.Keys;

/// <summary>
/// The key of an entry cached by hand: its text, and the tags that its caller gives. The tags are compared too, because a caller
/// is promised that no invalidation of one of them was missed: an entry or a flight under other tags cannot keep that.
/// </summary>
internal readonly record struct TextKey(string Text, IReadOnlyList<string> Tags) : ICacheKey
{
    /// <summary>A key that outlives the call: its tags are copied, so that their list may change afterwards.</summary>
    public static TextKey ToKeep(string text, IReadOnlyList<string> tags) => new(text, tags.Count == 0 ? [] : [.. tags]);

    public string ToText() => Text;

    public IReadOnlyList<string> ToTags() => Tags;

    public bool Equals(TextKey other) => Text == other.Text && HaveEqualTexts(Tags, other.Tags);

    // By the text alone: hardly any key is given with more than one list of tags.
    public override int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    private static bool HaveEqualTexts(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        if (ReferenceEquals(left, right))
        {
            return true;
        }

        if (left.Count != right.Count)
        {
            return false;
        }

        for (var index = 0; index < left.Count; index++)
        {
            if (left[index] != right[index])
            {
                return false;
            }
        }

        return true;
    }
}
