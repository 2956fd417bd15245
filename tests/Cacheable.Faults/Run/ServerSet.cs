using System.Globalization;
using Cacheable.Tests.Servers;

namespace Cacheable.Faults.Run;

/// <summary>The Redis of a run: one master, that another can follow.</summary>
internal sealed class ServerSet : IAsyncDisposable
{
    // Without fsync: what the process wrote survives kill -9, so no tail is lost that was not meant to be.
    private static readonly string[] Persistent =
        ["--appendonly", "yes", "--appendfsync", "no", "--repl-diskless-sync-delay", "0"];

    private readonly string _program;

    private ServerSet(string program, RedisProcess master) => (_program, Master) = (program, master);

    public RedisProcess Master { get; private set; }

    public static async Task<ServerSet> StartAsync(string program) =>
        new(program, await RedisProcess.StartAsync(program, Persistent));

    public Task<string?> CallAsync(params string[] words) => RawRedis.CallAsync(Master.Port, words);

    /// <summary>A server that has everything the master has.</summary>
    public async Task<RedisProcess> FollowAsync()
    {
        var port = Master.Port.ToString(CultureInfo.InvariantCulture);
        var replica = await RedisProcess.StartAsync(_program, Persistent);
        // By command and not by option, because it may be master when it is started again.
        await RawRedis.CallAsync(replica.Port, "REPLICAOF", "127.0.0.1", port);
        while (await RawRedis.CallAsync(replica.Port, "INFO", "replication") is not { } info
            || !info.Contains("master_link_status:up", StringComparison.Ordinal)
            || info.Contains("master_sync_in_progress:1", StringComparison.Ordinal))
        {
            await Pause.ForMilliseconds(20);
        }

        return replica;
    }

    /// <summary>Waits until a replica has what the master has now. Nobody may write.</summary>
    public async Task CatchUpAsync(RedisProcess replica)
    {
        while (await OffsetAsync(Master.Port) != await OffsetAsync(replica.Port))
            await Pause.ForMilliseconds(10);
    }

    /// <summary>From now on this is the master.</summary>
    /// <returns>The one that was.</returns>
    public RedisProcess Promote(RedisProcess replica)
    {
        var former = Master;
        Master = replica;
        return former;
    }

    public ValueTask DisposeAsync() => Master.DisposeAsync();

    private static async Task<string> OffsetAsync(int port)
    {
        var info = await RawRedis.CallAsync(port, "INFO", "replication") ?? string.Empty;
        return info.Split("\r\n").Single(static line => line.StartsWith("master_repl_offset:", StringComparison.Ordinal));
    }
}
