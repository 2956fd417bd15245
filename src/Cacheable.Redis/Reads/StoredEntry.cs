using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Whether what lies under an entry's key is an entry of ours, and still valid.</summary>
internal static class StoredEntry
{
    public static bool IsForeignType(RedisServerException exception) =>
        exception.Message.StartsWith("WRONGTYPE", StringComparison.Ordinal);

    public static bool IsValid(GroupMetadata metadata, ReadOnlySpan<byte> value, RedisTelemetry telemetry, out Envelope envelope)
    {
        envelope = default;
        if (value.IsEmpty)
        {
            return false;
        }

        if (!Envelope.TryRead(value, out envelope))
        {
            telemetry.UnreadableValue();
            return false;
        }

        return metadata.Admits(envelope);
    }
}
