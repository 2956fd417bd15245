using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The last invalidations of a group, without a gap among them.</summary>
internal sealed class InvalidationLog(int capacity)
{
    private readonly Dictionary<long, LoggedInvalidation> _bySequence = [];

    public void Append(LoggedInvalidation invalidation)
    {
        var sequence = invalidation.Point.Sequence;
        _bySequence[sequence] = invalidation;
        _bySequence.Remove(sequence - capacity);
    }

    /// <summary>The mark of the invalidation that had this sequence; zero where the log does not hold it.</summary>
    public long MarkOf(long sequence) => _bySequence.TryGetValue(sequence, out var invalidation) ? invalidation.Point.Mark : 0;

    /// <summary>What came after <paramref name="heard"/> up to <paramref name="reached"/>, oldest first; <see langword="null"/> where some of it is gone.</summary>
    public IReadOnlyList<LoggedInvalidation>? Between(long heard, long reached)
    {
        if (reached - heard > _bySequence.Count)
        {
            return null;
        }

        var missed = new LoggedInvalidation[reached - heard];
        for (var index = 0; index < missed.Length; index++)
        {
            if (!_bySequence.TryGetValue(heard + 1 + index, out var invalidation))
            {
                return null;
            }

            missed[index] = invalidation;
        }

        return missed;
    }

    public void Clear() => _bySequence.Clear();

    public InvalidationLog Copy()
    {
        var copy = new InvalidationLog(capacity);
        foreach (var invalidation in _bySequence)
        {
            copy._bySequence.Add(invalidation.Key, invalidation.Value);
        }

        return copy;
    }
}
