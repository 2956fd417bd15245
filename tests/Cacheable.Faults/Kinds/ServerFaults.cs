using System.Globalization;
using Cacheable.Tests.Servers;

namespace Cacheable.Faults.Kinds;

/// <summary>What can happen to the server and its data.</summary>
internal static class ServerFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("kill -9, restart with AOF", KillAsync),
        new("kill -9, restart with old RDB", KillToOldFileAsync),
        new("kill -9, restart empty", KillToEmptyAsync),
        new("server stopped (SIGSTOP)", StopAsync) { Weight = 3 },
        new("FLUSHALL", static stage => DoAsync(stage, "FLUSHALL")) { Weight = 3 },
        new("SCRIPT FLUSH", static stage => DoAsync(stage, "SCRIPT", "FLUSH")) { Weight = 3 },
        new("eviction under maxmemory", EvictAsync) { Weight = 2 },
        new("metadata evicted", static stage => DeleteAsync(stage, "faults:{0}:m")) { Weight = 3 },
        new("log evicted", static stage => DeleteAsync(stage, "faults:{0}:q")) { Weight = 3 },
        new("order of epochs evicted", static stage => DeleteAsync(stage, "faults:{0}:e")),
        new("values evicted", EvictValuesAsync) { Weight = 2 },
        new("CLIENT KILL, pubsub", static stage => DoAsync(stage, "CLIENT", "KILL", "TYPE", "pubsub")) { Weight = 3 },
        new("CLIENT KILL, normal", static stage => DoAsync(stage, "CLIENT", "KILL", "TYPE", "normal")) { Weight = 3 },
        new("server busy in Lua", BusyAsync) { Weight = 3 },
        new("idle clients cut (timeout)", TimeOutAsync) { IsLong = true },
    ];

    /// <summary>Does it in the midst of everything.</summary>
    private static async Task<bool> DoAsync(Stage stage, params string[] command)
    {
        await stage.Servers.CallAsync(command);
        await stage.LastAsync(50, 200);
        return true;
    }

    private static async Task<bool> DeleteAsync(Stage stage, string key)
    {
        var deleted = await stage.Servers.CallAsync("DEL", key);
        await stage.LastAsync(50, 200);
        return deleted == ":1\r\n";
    }

    private static async Task<bool> KillAsync(Stage stage)
    {
        await stage.Servers.Master.KillAsync();
        await stage.LastAsync(0, 300);
        await stage.Servers.Master.RestartAsync();
        return true;
    }

    /// <remarks>All instances have heard of something that is not in the file before the server is killed, so all of them knew better.</remarks>
    private static async Task<bool> KillToOldFileAsync(Stage stage)
    {
        var master = stage.Servers.Master;
        await stage.Servers.CallAsync("SAVE");
        await stage.UntilAllHeardAsync();
        await master.KillAsync();
        DeleteLog(master);
        await master.RestartAsync("--appendonly", "no");
        await stage.Servers.CallAsync("CONFIG", "SET", "appendonly", "yes");
        return true;
    }

    private static async Task<bool> KillToEmptyAsync(Stage stage)
    {
        var master = stage.Servers.Master;
        await master.KillAsync();
        DeleteLog(master);
        File.Delete(Path.Combine(master.Folder.FullName, "dump.rdb"));
        await master.RestartAsync();
        return true;
    }

    private static async Task<bool> StopAsync(Stage stage)
    {
        await stage.Servers.Master.PauseAsync();
        await stage.LastAsync(50, 1200);
        await stage.Servers.Master.ResumeAsync();
        return true;
    }

    private static async Task<bool> EvictAsync(Stage stage)
    {
        var before = await CountAsync(stage, "stats", "evicted_keys");
        var used = await CountAsync(stage, "memory", "used_memory");
        await stage.Servers.CallAsync("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");
        await stage.Servers.CallAsync("CONFIG", "SET", "maxmemory", (used - (128 * 1024)).ToString(CultureInfo.InvariantCulture));
        await stage.LastAsync(200, 600);
        await stage.Servers.CallAsync("CONFIG", "SET", "maxmemory", "0");
        return await CountAsync(stage, "stats", "evicted_keys") > before;
    }

    private static async Task<bool> EvictValuesAsync(Stage stage)
    {
        const string Script = """
            local found = redis.call('SCAN', '0', 'MATCH', 'faults:{0}:[vl]:*', 'COUNT', 2000)[2]
            for n = 1, #found, 3 do redis.call('DEL', found[n]) end
            return 1
            """;
        return await DoAsync(stage, "EVAL", Script, "0");
    }

    private static async Task<bool> BusyAsync(Stage stage)
    {
        const string Script = """
            local begun = redis.call('TIME')
            repeat
              local now = redis.call('TIME')
            until (now[1] - begun[1]) * 1000000 + (now[2] - begun[2]) >= tonumber(ARGV[1])
            return 1
            """;
        await stage.Servers.CallAsync("EVAL", Script, "0", stage.Random.Next(50_000, 300_000).ToString(CultureInfo.InvariantCulture));
        return true;
    }

    /// <remarks>An instance that is read asks three times within a lease and is never idle; so it rests until it asks no more.</remarks>
    private static async Task<bool> TimeOutAsync(Stage stage)
    {
        var worker = stage.AnyWorker;
        stage.Map.Control.IdleInstance = worker.Instance;
        var before = worker.Proxy.Accepted;
        await stage.Servers.CallAsync("CONFIG", "SET", "timeout", "1");
        await stage.LastAsync(13_000, 14_000);
        await stage.Servers.CallAsync("CONFIG", "SET", "timeout", "0");
        stage.Map.Control.IdleInstance = -1;
        return worker.Proxy.Accepted > before;
    }

    private static async Task<long> CountAsync(Stage stage, string section, string name)
    {
        var info = await stage.Servers.CallAsync("INFO", section) ?? string.Empty;
        var line = info.Split("\r\n").Single(line => line.StartsWith(name + ":", StringComparison.Ordinal));
        return long.Parse(line[(name.Length + 1)..], CultureInfo.InvariantCulture);
    }

    private static void DeleteLog(RedisProcess server) => Directory.Delete(Path.Combine(server.Folder.FullName, "appendonlydir"), recursive: true);
}
