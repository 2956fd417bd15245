using System.Globalization;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>64-bit numbers travel as text, because Lua's numbers are exact to 2^53 only.</summary>
internal static class ProtocolText
{
    public static string Hex(long value) => value.ToString("x16", CultureInfo.InvariantCulture);

    public static string Decimal(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of(Lease lease) => $"{Hex(lease.Token)}|{Decimal(lease.Stamp)}|{Hex(lease.Incarnation)}";

    /// <summary>Whole milliseconds, and one at least: the server refuses an expiry of zero.</summary>
    public static RedisValue Milliseconds(TimeSpan time) => Math.Max(1, (long)time.TotalMilliseconds);

    public static bool TryReadIncarnation(RedisValue text, out long incarnation) =>
        long.TryParse((string?)text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out incarnation);
}
