using Cacheable.Generators.Models;

namespace Cacheable.Generators.Parsing;

/// <summary>Compares the texts that two keys of one interface are written as.</summary>
internal static class KeyTexts
{
    /// <summary>Whether both write the same: the names of placeholders do not matter, what they write does.</summary>
    public static bool AreSame(KeyModel one, KeyModel other) =>
        one.Text.Count == other.Text.Count && one.Text.Zip(other.Text, (left, right) => AreSame(one, left, other, right)).All(static same => same);

    /// <summary>The first two values in which keys of otherwise one text differ; nothing where the texts around them differ too.</summary>
    public static (KeyPartModel One, KeyPartModel Other)? ValuesThatDiffer(KeyModel one, KeyModel other)
    {
        if (one.Text.Count != other.Text.Count)
        {
            return null;
        }

        var unlike = one.Text.Zip(other.Text, static (left, right) => (left, right)).Where(pair => !AreSame(one, pair.left, other, pair.right)).ToList();
        return unlike.Count > 0 && unlike.TrueForAll(static pair => pair.left.Literal is null && pair.right.Literal is null)
            ? (one.Parts[unlike[0].left.Part], other.Parts[unlike[0].right.Part])
            : null;
    }

    /// <summary>For each part of <paramref name="one"/>, the part of <paramref name="other"/> that stands in its place; nothing where two stand there.</summary>
    public static Dictionary<KeyPartModel, KeyPartModel>? Counterparts(KeyModel one, KeyModel other)
    {
        var counterparts = new Dictionary<KeyPartModel, KeyPartModel>();
        foreach (var (left, right) in one.Text.Zip(other.Text, static (left, right) => (left, right)).Where(static pair => pair.left.Literal is null))
        {
            var (part, counterpart) = (one.Parts[left.Part], other.Parts[right.Part]);
            if (counterparts.TryGetValue(part, out var present) && present != counterpart)
            {
                return null;
            }

            counterparts[part] = counterpart;
        }

        return counterparts;
    }

    private static bool AreSame(KeyModel one, KeyPieceModel left, KeyModel other, KeyPieceModel right)
    {
        if (left.Literal is not null || right.Literal is not null)
        {
            return left.Literal == right.Literal;
        }

        var (part, counterpart) = (one.Parts[left.Part], other.Parts[right.Part]);
        return part.Form == counterpart.Form && Bare(part.Type) == Bare(counterpart.Type)
            && (part.Format ?? left.Format) == (counterpart.Format ?? right.Format)
            && (part.Form != KeyPartForm.TypeArgument || part.Value == counterpart.Value);
    }

    private static string Bare(string type) => type.TrimEnd('?');
}
