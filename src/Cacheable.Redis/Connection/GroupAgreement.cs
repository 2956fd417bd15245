namespace Cacheable.Redis;

/// <summary>
/// Closes the tier while Redis holds metadata of another number of groups: instances that divide keys differently do not see
/// each other's invalidations. It opens again when the group that disagreed agrees.
/// </summary>
internal sealed class GroupAgreement(string @namespace, int groups)
{
    private Disagreement? _disagreement;

    /// <exception cref="InvalidOperationException">The last sync of some group found another number of groups.</exception>
    public void ThrowIfBroken()
    {
        if (Volatile.Read(ref _disagreement) is { } disagreement)
        {
            throw Exception(disagreement.Found);
        }
    }

    /// <summary>Takes note of what a sync of <paramref name="group"/> has found.</summary>
    /// <exception cref="InvalidOperationException">It is another number.</exception>
    public void Check(int group, int found)
    {
        if (found != groups)
        {
            Volatile.Write(ref _disagreement, new Disagreement(group, found));
            throw Exception(found);
        }

        if (Volatile.Read(ref _disagreement)?.Group == group)
        {
            Volatile.Write(ref _disagreement, null);
        }
    }

    private InvalidOperationException Exception(int found) => new(
        $"Another instance divides the namespace '{@namespace}' into {found} groups, and this one into {groups}: "
        + $"give {nameof(RedisOptions)}.{nameof(RedisOptions.Groups)} the same value on every instance, or take another "
        + $"{nameof(RedisOptions.Namespace)} for a new value.");

    private sealed record Disagreement(int Group, int Found);
}
