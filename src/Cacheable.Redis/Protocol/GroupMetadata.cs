using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>What decides whether one key's entry is valid, as read before its value.</summary>
internal readonly struct GroupMetadata
{
    private readonly long? _incarnation;
    private readonly long _newestInvalidation;

    /// <summary>Reads the reply to <see cref="Fields"/>. Metadata that is lost or not ours admits nothing.</summary>
    public GroupMetadata(RedisValue[] reply)
    {
        if (!ProtocolText.TryReadIncarnation(reply[0], out var incarnation))
        {
            return;
        }

        foreach (var field in reply.AsSpan(1))
        {
            if (field.IsNull)
            {
                continue;
            }

            if (!field.TryParse(out long sequence))
            {
                return;
            }

            _newestInvalidation = Math.Max(_newestInvalidation, sequence);
        }

        _incarnation = incarnation;
    }

    /// <summary>Incarnation, floor, and the epoch of every prefix of <paramref name="key"/>.</summary>
    public static RedisValue[] Fields(EntryKey key) => RedisKeys.WithEpochFields(key, "i", "f");

    public bool Admits(Envelope envelope) => envelope.Incarnation == _incarnation && envelope.Stamp >= _newestInvalidation;
}
