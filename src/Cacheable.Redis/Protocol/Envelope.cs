using System.Buffers.Binary;

namespace Cacheable.Redis;

/// <summary>What stands before the payload of a value: <c>CV</c>, a version, the incarnation and the stamp, big-endian. <c>validity.lua</c> reads the same.</summary>
internal readonly record struct Envelope(long Incarnation, long Stamp)
{
    public const int Length = 19;

    private static ReadOnlySpan<byte> Mark => "CV\u0001"u8;

    public byte[] Around(ReadOnlySpan<byte> payload)
    {
        var value = new byte[Length + payload.Length];
        Mark.CopyTo(value);
        BinaryPrimitives.WriteInt64BigEndian(value.AsSpan(3), Incarnation);
        BinaryPrimitives.WriteInt64BigEndian(value.AsSpan(11), Stamp);
        payload.CopyTo(value.AsSpan(Length));
        return value;
    }

    /// <summary>Reads an envelope; a value that is foreign, cut short or of a later version has none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out Envelope envelope)
    {
        if (value.Length < Length || !value.StartsWith(Mark))
        {
            envelope = default;
            return false;
        }

        envelope = new Envelope(BinaryPrimitives.ReadInt64BigEndian(value[3..]), BinaryPrimitives.ReadInt64BigEndian(value[11..]));
        return true;
    }
}
