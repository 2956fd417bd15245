namespace Cacheable.Settings;

/// <summary>The name that a mistyped one most likely meant.</summary>
internal static class NearestName
{
    public static string? To(string name, IEnumerable<string> candidates)
    {
        var (nearest, distance) = candidates
            .Select(candidate => (candidate, Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(static pair => pair.Item2)
            .FirstOrDefault();
        return nearest is not null && (distance <= Math.Max(1, Math.Max(name.Length, nearest.Length) / 2) || OneHoldsTheOther(name, nearest)) ? nearest : null;
    }

    // `id` for `userId`: a name inside a name is near, however much surrounds it.
    private static bool OneHoldsTheOther(string left, string right)
    {
        var (lower, other) = (left.ToLowerInvariant(), right.ToLowerInvariant());
        return lower.Contains(other) || other.Contains(lower);
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var above = row[j + 1];
                row[j + 1] = Math.Min(Math.Min(row[j], above) + 1, diagonal + (left[i] == right[j] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }
}
