using System.Globalization;
using Cacheable.Faults.Kinds;
using Cacheable.Tests.Servers;
using Garnet;

namespace Cacheable.Faults.Run;

/// <summary>The commands that inject faults, each with the server it needs.</summary>
internal static class FaultCommands
{
    private const int DefaultLease = 500;
    private const int NoServer = 2;

    public static async Task<int> RunOnRedisAsync(Arguments arguments, Demanded demanded)
    {
        if (RedisProcess.FindProgram() is not { } program)
        {
            await Console.Error.WriteLineAsync("This kills its Redis, so it needs redis-server to be installed.");
            return NoServer;
        }

        await using var servers = await ServerSet.StartAsync(program);
        IReadOnlyList<FaultKind> kinds = [.. ServerFaults.All, .. FailoverFaults.All, .. WorkerFaults.All];
        return await new FaultRun(arguments.ToRunOptions(DefaultLease), Ground.Of(servers), kinds).RunAsync(demanded);
    }

    /// <summary>A cluster of three nodes, one of them with a replica, whose slots move and whose nodes go and come.</summary>
    public static async Task<int> RunOnClusterAsync(Arguments arguments, Demanded demanded)
    {
        if (RedisProcess.FindProgram() is not { } program)
        {
            await Console.Error.WriteLineAsync("This kills nodes of its Redis Cluster, so it needs redis-server to be installed.");
            return NoServer;
        }

        await using var cluster = await ClusterSet.StartAsync(program);
        Console.WriteLine($"On a Redis Cluster, {ClusterSet.Groups} groups:");
        return await new FaultRun(arguments.ToRunOptions(DefaultLease), Ground.Of(cluster), ClusterFaults.All).RunAsync(demanded);
    }

    /// <summary>Garnet lives in this process, so it is not killed; all that the network and the instances can do is done.</summary>
    public static async Task<int> RunOnGarnetAsync(Arguments arguments)
    {
        var port = FreePort.Next();
        using var garnet = new GarnetServer(
        [
            "--port", port.ToString(CultureInfo.InvariantCulture), "--bind", "127.0.0.1", "--lua", "--lua-transaction-mode", "--memory", "64m", "--index", "8m",
        ]);
        garnet.Start();
        return await new FaultRun(arguments.ToRunOptions(DefaultLease), Ground.OfForeign(port), WorkerFaults.All).RunAsync(Demanded.Network);
    }
}
