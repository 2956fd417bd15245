using System.Globalization;

namespace Cacheable.Redis;

/// <summary>What a server says of how it keeps data.</summary>
/// <param name="WritesFile">Whether it writes an append-only file; <see langword="null"/> where it does not say.</param>
/// <param name="Fsync">How often it forces the file to disk, <c>always</c>, <c>everysec</c> or <c>no</c>; <see langword="null"/> where it does not say.</param>
/// <param name="Replicas">How many replicas follow it.</param>
/// <param name="Eviction">The policy by which it evicts keys, where its memory is limited; otherwise <see langword="null"/>.</param>
internal sealed record ServerFacts(bool? WritesFile, string? Fsync, int Replicas, string? Eviction)
{
    /// <param name="info">The reply to <c>INFO</c>.</param>
    /// <param name="fsync">The setting <c>appendfsync</c>, where it can be read.</param>
    public static ServerFacts Read(string info, string? fsync)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in info.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                fields[line[..colon]] = line[(colon + 1)..];
            }
        }

        return new ServerFacts(
            fields.TryGetValue("aof_enabled", out var enabled) ? enabled == "1" : null,
            fsync,
            int.TryParse(fields.GetValueOrDefault("connected_slaves"), NumberStyles.None, CultureInfo.InvariantCulture, out var replicas) ? replicas : 0,
            fields.GetValueOrDefault("maxmemory", "0") == "0" ? null : fields.GetValueOrDefault("maxmemory_policy"));
    }
}
