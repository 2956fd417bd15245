using Cacheable.Tests.Servers;

namespace Cacheable.Faults.Kinds;

/// <summary>What can happen to a cluster and its nodes.</summary>
internal static class ClusterFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("slot of a group moves", MoveAsync) { Weight = 3 },
        new("slots of four groups move at once", MoveManyAsync),
        new("node stopped (SIGSTOP)", StopAsync),
        new("node stopped as a slot moves", StopInMoveAsync),
        new("node killed, restart with AOF", static stage => KillAsync(stage, static _ => { })),
        new("node killed, restart empty", static stage => KillAsync(stage, DeleteLog)),
        new("node flushed", FlushAsync),
        new("replica of a node takes over", FailOverAsync),
        new("CLIENT KILL, pubsub, every node", DropSubscribersAsync),
    ];

    private static async Task<bool> MoveAsync(Stage stage) => await MoveAsync(stage, whileHalfMoved: static _ => Task.CompletedTask);

    private static async Task<bool> MoveAsync(Stage stage, Func<SlotMove, Task> whileHalfMoved)
    {
        await using var move = await stage.Cluster.PlanAnyMoveAsync(stage.Random);
        await move.BeginAsync();
        await stage.LastAsync(0, 100);
        await move.MoveKeysAsync(_ => stage.Toss);
        await whileHalfMoved(move);
        await stage.LastAsync(0, 300);
        await move.EndAsync();
        return true;
    }

    private static async Task<bool> MoveManyAsync(Stage stage)
    {
        const int Most = 4;
        var moves = new Dictionary<int, SlotMove>();
        while (moves.Count < Most)
        {
            var move = await stage.Cluster.PlanAnyMoveAsync(stage.Random);
            moves.TryAdd(move.Slot, move);
        }

        foreach (var move in moves.Values)
            await move.BeginAsync();

        await stage.LastAsync(50, 300);
        foreach (var move in moves.Values)
            await move.EndAsync();

        return true;
    }

    private static async Task<bool> StopAsync(Stage stage) => await StopAsync(stage, stage.Cluster.AnyMaster(stage.Random));

    private static async Task<bool> StopAsync(Stage stage, RedisProcess node)
    {
        await node.PauseAsync();
        await stage.LastAsync(50, 1200);
        await node.ResumeAsync();
        return true;
    }

    private static async Task<bool> StopInMoveAsync(Stage stage) =>
        await MoveAsync(stage, async move => await StopAsync(stage, stage.Toss ? move.From : move.To));

    private static async Task<bool> KillAsync(Stage stage, Action<RedisProcess> whileAway)
    {
        var node = stage.Cluster.AnyMaster(stage.Random);
        await node.KillAsync();
        whileAway(node);
        await stage.LastAsync(0, 300);
        await node.RestartAsync();
        await stage.Cluster.Cluster.AgreeAsync();
        return true;
    }

    private static async Task<bool> FlushAsync(Stage stage)
    {
        await RawRedis.CallAsync(stage.Cluster.AnyMaster(stage.Random).Port, "FLUSHALL");
        await stage.LastAsync(50, 200);
        return true;
    }

    private static async Task<bool> FailOverAsync(Stage stage)
    {
        await stage.Cluster.FailOverAsync();
        await stage.LastAsync(50, 200);
        return true;
    }

    private static async Task<bool> DropSubscribersAsync(Stage stage)
    {
        foreach (var node in stage.Cluster.Cluster.Nodes)
            await RawRedis.CallAsync(node.Port, "CLIENT", "KILL", "TYPE", "pubsub");

        await stage.LastAsync(50, 200);
        return true;
    }

    private static void DeleteLog(RedisProcess node)
    {
        Directory.Delete(Path.Combine(node.Folder.FullName, "appendonlydir"), recursive: true);
        File.Delete(Path.Combine(node.Folder.FullName, "dump.rdb"));
    }
}
