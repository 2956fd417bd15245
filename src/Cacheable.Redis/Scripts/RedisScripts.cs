using System.Text;

namespace Cacheable.Redis;

/// <summary>The texts of the Lua scripts; the client sends their hash and loads them again where a server has forgotten them.</summary>
internal static class RedisScripts
{
    public static string Lease { get; } = Read("validity") + Read("lease");

    public static string Fill { get; } = Read("validity") + Read("fill");

    public static string Release { get; } = Read("release");

    public static string Invalidate { get; } = Read("invalidate");

    public static string Fence { get; } = Read("fence");

    public static string Increment { get; } = Read("increment");

    private static string Read(string name)
    {
        using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream($"Cacheable.Redis.Scripts.{name}.lua")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
