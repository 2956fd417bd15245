using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>What decides whether one key's entry is valid, as read before its value.</summary>
internal readonly struct GroupMetadata
{
    private readonly bool _isReadable;
    private readonly long _newestInvalidation;

    /// <summary>Reads the reply to <see cref="Fields"/>. Metadata that is lost or not ours admits nothing.</summary>
    public GroupMetadata(ReadOnlySpan<RedisValue> reply)
    {
        if (!ProtocolText.TryReadHex(reply[0], out var incarnation) || !reply[1].TryParse(out long sequence))
        {
            return;
        }

        foreach (var field in reply[2..])
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

    /// <summary>Incarnation, sequence, floor, and the epoch of every prefix and tag of <paramref name="key"/>.</summary>
    public static RedisValue[] Fields(EntryKey key) => GroupKeys.WithEpochFields(key, "i", "g", "f");

    public bool Admits(Envelope envelope) =>
        _isReadable && envelope.Incarnation == Incarnation && envelope.Stamp >= _newestInvalidation;
}
