using System.Buffers.Binary;
using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>
/// What stands before the payload of a value: <c>CV</c>, a version, the name of the group's clock and what is left of it when
/// the entry ends, the incarnation and the stamp, big-endian. The first three are written by <c>fill.lua</c>, which reads the
/// clock; <c>validity.lua</c> reads the last two.
/// </summary>
/// <param name="Clock">The name of the <see cref="GroupClock"/> it was filled by.</param>
/// <param name="LeftAtEnd">The milliseconds that clock has left when the entry ends.</param>
/// <param name="Incarnation">The incarnation of the group when its lease was given.</param>
/// <param name="Stamp">The sequence of the group at that moment.</param>
internal readonly record struct Envelope(long Clock, long LeftAtEnd, long Incarnation, long Stamp)
{
    public const int Length = IncarnationOffset + (2 * sizeof(long));

    private const int ClockOffset = 3;
    private const int EndOffset = ClockOffset + sizeof(long);
    private const int IncarnationOffset = EndOffset + 6;

    private static ReadOnlySpan<byte> Mark => "CV\u0002"u8;

    /// <summary>What a fill sends of it: all from the incarnation on.</summary>
    public static byte[] Seal(Lease lease)
    {
        var seal = new byte[2 * sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(seal, lease.Incarnation);
        BinaryPrimitives.WriteInt64BigEndian(seal.AsSpan(sizeof(long)), lease.Stamp);
        return seal;
    }

    /// <summary>Reads an envelope; a value that is foreign, cut short or of another version has none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> value, out Envelope envelope)
    {
        if (value.Length < Length || !value.StartsWith(Mark))
        {
            envelope = default;
            return false;
        }

        envelope = new Envelope(
            BinaryPrimitives.ReadInt64BigEndian(value[ClockOffset..]),
            ((long)BinaryPrimitives.ReadUInt16BigEndian(value[EndOffset..]) << 32) | BinaryPrimitives.ReadUInt32BigEndian(value[(EndOffset + 2)..]),
            BinaryPrimitives.ReadInt64BigEndian(value[IncarnationOffset..]),
            BinaryPrimitives.ReadInt64BigEndian(value[(IncarnationOffset + sizeof(long))..]));
        return true;
    }
}
