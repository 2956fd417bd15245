using Cacheable.Faults.Network;

namespace Cacheable.Faults.Kinds;

/// <summary>What can happen between one instance and its server.</summary>
/// <param name="Name">As it stands in the table.</param>
/// <param name="InjectAsync">Does it to the proxy of one instance.</param>
internal sealed record NetworkFault(string Name, Func<Stage, FaultyProxy, Task<bool>> InjectAsync)
{
    public static IReadOnlyList<NetworkFault> All { get; } =
    [
        new("delay", static (stage, proxy) => WithAsync(
            stage, proxy, 200, 600, LinkFaults.None with { Delay = TimeSpan.FromMilliseconds(stage.Random.Next(5, 160)) })),
        new("cut, reset", static (stage, proxy) => CutAsync(stage, proxy, reset: true)),
        new("cut, closed", static (stage, proxy) => CutAsync(stage, proxy, reset: false)),
        new("half-open to server", static (stage, proxy) => SwallowAsync(stage, proxy, Direction.ToServer)),
        new("half-open to client", static (stage, proxy) => SwallowAsync(stage, proxy, Direction.ToClient)),
        new("half-open both ways", static (stage, proxy) => SwallowAsync(stage, proxy, Direction.Both)),
        new("half-open subscriber", static (stage, proxy) => SwallowAsync(stage, proxy, Direction.ToClient, subscribersOnly: true)),
        new("lost messages", LoseMessagesAsync),
        new("doubled commands", static (stage, proxy) => DoubleAsync(stage, proxy, TimeSpan.Zero)),
        new("late duplicates", static (stage, proxy) => DoubleAsync(stage, proxy, TimeSpan.FromMilliseconds(stage.Random.Next(100, 2500)))),
        new("slow line", static (stage, proxy) => WithAsync(stage, proxy, 200, 500, LinkFaults.None with { PieceSize = stage.Random.Next(100, 600) })),
        new("tiny pieces", static (stage, proxy) => WithAsync(
            stage, proxy, 200, 500, LinkFaults.None with { PieceSize = stage.Random.Next(1, 8), IsHasty = true })),
        new("stalled, released late", StallAsync),
        new("connections refused", RefuseAsync),
        new("partition of an instance", PartitionAsync),
    ];

    private static async Task<bool> WithAsync(Stage stage, FaultyProxy proxy, int fewest, int most, LinkFaults faults)
    {
        proxy.Faults = faults;
        await stage.LastAsync(fewest, most);
        proxy.Faults = LinkFaults.None;
        return true;
    }

    private static Task<bool> CutAsync(Stage stage, FaultyProxy proxy, bool reset) => Task.FromResult(proxy.Cut(reset, subscribersOnly: stage.Toss) > 0);

    /// <remarks>A connection that lost bytes never goes on: TCP would deliver them or end it.</remarks>
    private static async Task<bool> SwallowAsync(Stage stage, FaultyProxy proxy, Direction direction, bool subscribersOnly = false)
    {
        await WithAsync(stage, proxy, 150, stage.Random.Next(300, 1500), LinkFaults.None with { Swallowed = direction, SubscribersOnly = subscribersOnly });
        return proxy.Cut(reset: true, subscribersOnly) > 0;
    }

    private static async Task<bool> LoseMessagesAsync(Stage stage, FaultyProxy proxy)
    {
        var before = proxy.LostMessages;
        await WithAsync(stage, proxy, 200, 1200, LinkFaults.None with { LostMessages = stage.Toss ? 1 : stage.Random.NextDouble() });
        return proxy.LostMessages > before;
    }

    private static async Task<bool> DoubleAsync(Stage stage, FaultyProxy proxy, TimeSpan delay)
    {
        var before = proxy.Duplicates;
        await WithAsync(stage, proxy, 200, 600, LinkFaults.None with { Duplicates = true, DuplicateDelay = delay });
        return proxy.Duplicates > before;
    }

    private static async Task<bool> StallAsync(Stage stage, FaultyProxy proxy)
    {
        var released = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var direction = (Direction)stage.Random.Next((int)Direction.ToServer, (int)Direction.Both + 1);
        await WithAsync(stage, proxy, 100, 1200, LinkFaults.None with { Stalled = direction, Released = released.Task });
        released.SetResult();
        return true;
    }

    private static async Task<bool> RefuseAsync(Stage stage, FaultyProxy proxy)
    {
        proxy.Refuse();
        var cut = proxy.Cut(reset: stage.Toss);
        await stage.LastAsync(100, 700);
        proxy.Accept();
        return cut > 0;
    }

    private static async Task<bool> PartitionAsync(Stage stage, FaultyProxy proxy)
    {
        proxy.Refuse();
        await WithAsync(stage, proxy, 800, 1800, LinkFaults.None with { Swallowed = Direction.Both });
        proxy.Accept();
        return proxy.Cut(reset: true) > 0;
    }
}
