using System.Text;

namespace Cacheable.Redis;

/// <summary>The texts of the Lua scripts; the client sends their hash and loads them again where a server has forgotten them.</summary>
internal static class RedisScripts
{
    public static string Lease { get; } = Read("history", "validity", "WriteBehind.record", "holds", "lease");

    public static string Fill { get; } = Read("validity", "waiters", "clock", "fill");

    public static string Release { get; } = Read("waiters", "release");

    public static string Invalidate { get; } = Read("history", "waiters", "writers", "invalidation", "names", "invalidate");

    public static string BeginUpdate { get; } = Read("history", "writers", "begin_update");

    public static string Update { get; } = Read(
        "history", "validity", "waiters", "clock", "envelope", "WriteBehind.record", "holds", "writers", "invalidation", "names", "update");

    public static string AbandonUpdate { get; } = Read("writers", "abandon_update");

    public static string Hold { get; } = Read(
        "holds", "hold", "history", "waiters", "writers", "invalidation", "names", "invalidate");

    public static string Sync { get; } = Read("history", "sync");

    public static string Fence { get; } = Read("fence");

    public static string Increment { get; } = Read("increment");

    /// <summary>Joins the parts of a script, each a file below <c>Scripts/</c>.</summary>
    public static string Read(params ReadOnlySpan<string> parts)
    {
        var script = new StringBuilder();
        foreach (var part in parts)
        {
            using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream($"Cacheable.Redis.Scripts.{part}.lua")!;
            using var reader = new StreamReader(stream, Encoding.UTF8);
            script.Append(reader.ReadToEnd());
        }

        return script.ToString();
    }
}
