using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>What decides whether one key's entry is valid, as read before its value.</summary>
internal readonly struct GroupMetadata
{
    /// <summary>Where the epochs begin in the reply to <see cref="Fields"/>.</summary>
    public const int FirstEpoch = 3;

    private readonly bool _isReadable;
    private readonly long _newestInvalidation;

    /// <summary>Reads what the keys of a group share, and one key's epochs. Metadata that is lost or not ours admits nothing.</summary>
    public GroupMetadata(ReadOnlySpan<RedisValue> shared, ReadOnlySpan<RedisValue> epochs)
    {
        if (!ProtocolText.TryReadHex(shared[0], out var incarnation)
            || !shared[1].TryParse(out long sequence)
            || !shared[2].TryParse(out long floor))
        {
            return;
        }

        _newestInvalidation = floor;
        foreach (var field in epochs)
        {
            if (field.IsNull)
            {
                continue;
            }

            if (!field.TryParse(out long epoch))
            {
                return;
            }

            _newestInvalidation = Math.Max(_newestInvalidation, epoch);
        }

        (_isReadable, Incarnation, Sequence) = (true, incarnation, sequence);
    }

    public long Incarnation { get; }

    public long Sequence { get; }

    /// <summary>Incarnation, sequence and floor, then the epoch of every prefix and tag of each key in turn.</summary>
    public static RedisValue[] Fields(ReadOnlySpan<PendingRead> reads)
    {
        var count = FirstEpoch;
        foreach (var read in reads)
        {
            count += GroupKeys.EpochsOf(read.Key);
        }

        var fields = new RedisValue[count];
        (fields[0], fields[1], fields[2]) = ("i", "g", "f");
        var next = FirstEpoch;
        foreach (var read in reads)
        {
            next += GroupKeys.WriteEpochFields(read.Key, fields.AsSpan(next));
        }

        return fields;
    }

    public bool Admits(Envelope envelope) =>
        _isReadable && envelope.Incarnation == Incarnation && envelope.Stamp >= _newestInvalidation;
}
