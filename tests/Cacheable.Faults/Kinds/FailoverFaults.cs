using System.Diagnostics;
using Cacheable.Tests.Servers;

namespace Cacheable.Faults.Kinds;

/// <summary>What can happen when another server takes over.</summary>
internal static class FailoverFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("replica promoted", PromoteAsync),
        new("replica promoted, lost tail", PromoteWithLostTailAsync),
        new("split brain", SplitAsync),
    ];

    private static async Task<bool> PromoteAsync(Stage stage)
    {
        var replica = await stage.Servers.FollowAsync();
        await stage.Fleet.RestWritersAsync();
        await stage.Servers.CatchUpAsync(replica);
        await RawRedis.CallAsync(replica.Port, "REPLICAOF", "NO", "ONE");
        await ReplaceAsync(stage, replica);
        return true;
    }

    /// <remarks>
    /// The replica stops following, the master goes on alone for a while, and dies. Writers rest until every living instance has
    /// heard of all that was lost, so that what the README leaves open (a tail that no living instance knew of) is not met, and
    /// nothing else is excused.
    /// </remarks>
    private static async Task<bool> PromoteWithLostTailAsync(Stage stage)
    {
        var replica = await stage.Servers.FollowAsync();
        await stage.LastAsync(0, 200);
        await RawRedis.CallAsync(replica.Port, "REPLICAOF", "NO", "ONE");
        await stage.LastAsync(100, 800);
        await stage.Fleet.RestWritersAsync();
        await stage.UntilAllHeardAsync();
        await ReplaceAsync(stage, replica);
        return true;
    }

    /// <summary>One instance stays with the old master, the rest go to the new one, and both sides write.</summary>
    private static async Task<bool> SplitAsync(Stage stage)
    {
        var replica = await stage.Servers.FollowAsync();
        await stage.Fleet.RestWritersAsync();
        await stage.Servers.CatchUpAsync(replica);
        await RawRedis.CallAsync(replica.Port, "REPLICAOF", "NO", "ONE");

        var minority = stage.AnyWorker;
        var former = stage.Servers.Promote(replica);
        stage.Map.Splits.Begin(minority.Instance, Stopwatch.GetTimestamp());
        stage.Fleet.SwitchTo(replica.Port, except: minority.Instance);
        stage.Fleet.WakeWriters();
        await stage.LastAsync(500, 2000);

        minority.Proxy.Target = replica.Port;
        minority.Proxy.Cut(reset: true);
        await stage.Fleet.RecoverAsync(only: minority.Instance);
        // Its next heartbeat has found that history took another course, and has repeated what the others never heard of.
        await Pause.For(stage.L1Lease);
        stage.Map.Splits.End(Stopwatch.GetTimestamp());
        await former.DisposeAsync();
        return true;
    }

    private static async Task ReplaceAsync(Stage stage, RedisProcess replica)
    {
        var former = stage.Servers.Promote(replica);
        await former.DisposeAsync();
        stage.Fleet.SwitchTo(replica.Port);
        stage.Fleet.WakeWriters();
    }
}
