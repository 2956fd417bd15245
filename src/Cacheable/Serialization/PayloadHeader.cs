using System.Buffers.Binary;
using System.IO.Hashing;

namespace Cacheable.Serialization;

/// <summary>
/// What stands before every value in L2: <c>magic (1) | version (1) | flags (1) | reserved (1) | serializer (4) | schema (8) | shape (8) |
/// afterlife in ms (8) | load in ms (4) | length of the body (4) | checksum (8)</c>, little-endian. The checksum covers all that follows the
/// version, so that a damaged payload is a miss and never a wrong value.
/// </summary>
/// <param name="Flags">What the body is.</param>
/// <param name="Serializer">A hash of the name of the serializer that wrote the body.</param>
/// <param name="Schema">A hash of what the serializer says of the type.</param>
/// <param name="Shape">A hash of what the compiler saw of the type; zero where it was not asked.</param>
/// <param name="Times">The moments of the entry.</param>
/// <param name="Length">The bytes of the body as the serializer wrote it.</param>
internal readonly record struct PayloadHeader(PayloadFlags Flags, uint Serializer, ulong Schema, ulong Shape, PayloadTimes Times, int Length)
{
    public const int Size = 48;

    private const byte Magic = 0xCA;
    private const byte Version = 3;
    private const int FlagsOffset = 2;
    private const int SerializerOffset = 4;
    private const int SchemaOffset = 8;
    private const int ShapeOffset = 16;
    private const int AfterlifeOffset = 24;
    private const int LoadOffset = 32;
    private const int LengthOffset = 36;
    private const int ChecksumOffset = 40;

    private static readonly ulong LongestAfterlife = (ulong)TimeSpan.MaxValue.TotalMilliseconds - 1;

    /// <summary>Reads a header; the result says why it cannot be read, and is <see langword="null"/> where it can.</summary>
    public static string? TryRead(ReadOnlySpan<byte> payload, out PayloadHeader header)
    {
        header = default;
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

        var flags = (PayloadFlags)payload[FlagsOffset];
        var afterlife = BinaryPrimitives.ReadUInt64LittleEndian(payload[AfterlifeOffset..]);
        var length = BinaryPrimitives.ReadUInt32LittleEndian(payload[LengthOffset..]);
        if ((flags & ~PayloadFlags.Known) != 0 || payload[3] != 0 || afterlife > LongestAfterlife || length > Array.MaxLength)
        {
            return "its header says what cannot be";
        }

        var load = BinaryPrimitives.ReadUInt32LittleEndian(payload[LoadOffset..]);
        header = new PayloadHeader(
            flags,
            BinaryPrimitives.ReadUInt32LittleEndian(payload[SerializerOffset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(payload[SchemaOffset..]),
            BinaryPrimitives.ReadUInt64LittleEndian(payload[ShapeOffset..]),
            new PayloadTimes(TimeSpan.FromMilliseconds(load), TimeSpan.FromMilliseconds(afterlife)),
            (int)length);
        return null;
    }

    /// <summary>How long a payload that can be read would be where nothing was compressed.</summary>
    public static int LengthOf(ReadOnlySpan<byte> payload) => Size + (int)BinaryPrimitives.ReadUInt32LittleEndian(payload[LengthOffset..]);

    /// <summary>Writes the header of a payload whose body already stands behind it.</summary>
    public void WriteTo(Span<byte> payload)
    {
        payload[0] = Magic;
        payload[1] = Version;
        payload[FlagsOffset] = (byte)Flags;
        payload[3] = 0;
        BinaryPrimitives.WriteUInt32LittleEndian(payload[SerializerOffset..], Serializer);
        BinaryPrimitives.WriteUInt64LittleEndian(payload[SchemaOffset..], Schema);
        BinaryPrimitives.WriteUInt64LittleEndian(payload[ShapeOffset..], Shape);
        BinaryPrimitives.WriteUInt64LittleEndian(payload[AfterlifeOffset..], Math.Min(Milliseconds(Times.Afterlife), LongestAfterlife));
        BinaryPrimitives.WriteUInt32LittleEndian(payload[LoadOffset..], (uint)Math.Min(Milliseconds(Times.Load), uint.MaxValue));
        BinaryPrimitives.WriteUInt32LittleEndian(payload[LengthOffset..], (uint)Length);
        Seal(payload);
    }

    /// <summary>Writes the checksum of what stands there.</summary>
    public static void Seal(Span<byte> payload) => BinaryPrimitives.WriteUInt64LittleEndian(payload[ChecksumOffset..], Checksum(payload));

    // Upwards: a reader takes the afterlife off what L2 says, and must never take off less than was added.
    private static ulong Milliseconds(TimeSpan time) => time <= TimeSpan.Zero ? 0 : (ulong)Math.Ceiling(time.TotalMilliseconds);

    // The one hash as the seed of the other: a hash over two parts would need half a kilobyte of state for every read.
    private static ulong Checksum(ReadOnlySpan<byte> payload) =>
        XxHash3.HashToUInt64(payload[Size..], (long)XxHash3.HashToUInt64(payload[FlagsOffset..ChecksumOffset]));
}
