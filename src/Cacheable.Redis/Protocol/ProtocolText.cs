using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>64-bit numbers travel as text, because Lua's numbers are exact to 2^53 only.</summary>
internal static class ProtocolText
{
    public static string Hex(long value) => value.ToString("x16", CultureInfo.InvariantCulture);

    public static string Decimal(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(Lease lease) => $"{Hex(lease.Token)}|{Decimal(lease.Stamp)}|{Hex(lease.Incarnation)}";

    /// <summary>How every message of an instance about a group begins.</summary>
    public static string Sender(string instance, int group) => $"{instance} {Decimal(group)}";

    /// <summary>Incarnations, tokens and marks; never zero, which as a mark means that there is none.</summary>
    public static long NewRandom()
    {
        Span<byte> bytes = stackalloc byte[sizeof(long)];
        RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToInt64(bytes) is var random and not 0 ? random : 1;
    }

    /// <summary>A name of eight bytes.</summary>
    public static RedisValue Bytes(long value)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    /// <summary>Whole milliseconds, and one at least: the server refuses an expiry of zero.</summary>
    public static RedisValue Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    public static bool TryReadHex(string? text, out long value) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value);

    public static long ReadHex(RedisResult text) =>
        long.Parse((string)text!, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
