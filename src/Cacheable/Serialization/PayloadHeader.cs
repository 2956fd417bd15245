using System.Buffers.Binary;
using System.IO.Hashing;

namespace Cacheable.Serialization;

/// <summary>
/// What stands before every value in L2: <c>magic (1) | version (1) | flags (1) | reserved (1) | schema (8) | checksum (8)</c>,
/// little-endian. The checksum covers all that follows the version, so that a damaged payload is a miss and never a wrong value.
/// </summary>
internal static class PayloadHeader
{
    public const int Size = 20;

    private const byte Magic = 0xCA;
    private const byte Version = 2;
    private const int FlagsOffset = 2;
    private const int SchemaOffset = 4;
    private const int ChecksumOffset = 12;

    /// <summary>Writes the header of a payload whose body already stands behind it.</summary>
    public static void Write(Span<byte> payload, ulong schema, PayloadFlags flags)
    {
        payload[0] = Magic;
        payload[1] = Version;
        payload[FlagsOffset] = (byte)flags;
        payload[3] = 0;
        BinaryPrimitives.WriteUInt64LittleEndian(payload[SchemaOffset..], schema);
        BinaryPrimitives.WriteUInt64LittleEndian(payload[ChecksumOffset..], Checksum(payload));
    }

    /// <summary>Checks a payload against what is expected; <see langword="null"/> means it may be read.</summary>
    public static string? Reject(ReadOnlySpan<byte> payload, ulong schema, out PayloadFlags flags)
    {
        flags = PayloadFlags.None;
        if (payload.Length < Size)
        {
            return "it is truncated";
        }

        if (payload[0] != Magic)
        {
            return "Cacheable did not write it";
        }

        if (payload[1] != Version)
        {
            return $"it has format version {payload[1]} and this is version {Version}";
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(payload[ChecksumOffset..]) != Checksum(payload))
        {
            return "its checksum does not match";
        }

        flags = (PayloadFlags)payload[FlagsOffset];
        return BinaryPrimitives.ReadUInt64LittleEndian(payload[SchemaOffset..]) == schema ? null : "it holds another type, or another shape of it";
    }

    // The one hash as the seed of the other: a hash over two parts would need half a kilobyte of state for every read.
    private static ulong Checksum(ReadOnlySpan<byte> payload) =>
        XxHash3.HashToUInt64(payload[Size..], (long)XxHash3.HashToUInt64(payload[FlagsOffset..ChecksumOffset]));
}
