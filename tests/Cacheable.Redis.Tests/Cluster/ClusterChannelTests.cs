using Cacheable.Remote;
using Cacheable.Schedules;
using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Redis.Tests;

/// <summary>Messages between instances that are subscribed at different nodes, and a history that goes on at another node.</summary>
[Collection<OnCluster>]
public sealed class ClusterChannelTests(RedisClusterServer server) : ClusterTests(server.Cluster)
{
    [Fact]
    public async Task Whatever_node_an_instance_is_subscribed_at_it_hears_what_happens_at_every_node()
    {
        var observers = new List<RecordingObserver>();
        await using var ends = new AsyncEnds();
        // The client chooses the node, so there are more and more instances until there is one at each.
        while (!await IsSubscribedAtEveryNodeAsync())
        {
            var tier = ends.Add(Connect());
            observers.Add(new RecordingObserver());
            ends.Add(tier.Observe(observers[^1]));
            await observers[^1].Connected.WaitAsync(ForcedStaleSchedule.Patience, Cancel);
        }

        var sender = ends.Add(Connect());
        foreach (var owner in Cluster.Nodes)
        {
            var key = await KeyOnAsync(owner);
            await sender.InvalidateAsync([CacheName.Parse(key)], Cancel);
            await Task.WhenAll(observers.Select(observer => observer.Heard(key))).WaitAsync(ForcedStaleSchedule.Patience, Cancel);
        }
    }

    [Fact]
    public async Task A_replica_that_takes_over_goes_on_with_the_history_and_the_messages()
    {
        await using var cluster = await RedisCluster.StartAsync(RedisProcess.FindProgram()!);
        var master = await cluster.OwnerOfAsync(Slot);
        var replica = await cluster.AddReplicaAsync(master);
        await using var tier = Connect(cluster: cluster);
        await using var other = Connect(cluster: cluster);
        var observer = new RecordingObserver();
        await using var observation = tier.Observe(observer);
        await observer.Connected.WaitAsync(ForcedStaleSchedule.Patience, Cancel);
        await other.InvalidateAsync([CacheName.Parse(Key)], Cancel);
        var point = (await tier.SyncAsync(GroupOf(Key), known: null, Cancel)).Point;

        await cluster.FailOverAsync(replica);
        await other.InvalidateAsync([CacheName.Parse("user:4:*")], Cancel);
        await observer.Heard("user:4:*").WaitAsync(ForcedStaleSchedule.Patience, Cancel);
        var reply = await tier.SyncAsync(GroupOf(Key), new KnownHistory(point, point.Sequence), Cancel);

        Assert.Equal(replica, await cluster.OwnerOfAsync(Slot));
        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal("user:4:*", Assert.Single(reply.Missed).Name.ToString());
    }

    [Fact]
    public async Task A_sync_follows_the_group_to_its_new_node_and_finds_the_history_it_knew()
    {
        await using var tier = Connect();
        await using var other = Connect();
        var group = GroupOf(Key);
        await other.InvalidateAsync([CacheName.Parse(Key)], Cancel);
        var point = (await tier.SyncAsync(group, known: null, Cancel)).Point;
        await (await PlanMoveAsync()).RunAsync();
        await other.InvalidateAsync([CacheName.Parse("user:4:*")], Cancel);

        var reply = await tier.SyncAsync(group, new KnownHistory(point, point.Sequence), Cancel);

        Assert.Equal(HistoryRelation.Continues, reply.Relation);
        Assert.Equal("user:4:*", Assert.Single(reply.Missed).Name.ToString());
    }

    [Fact]
    public async Task A_cluster_with_one_group_works_and_a_warning_says_that_all_lies_on_one_node()
    {
        var log = new WarningLog();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var tier = Connect(groups: 1, loggers);
        var observer = new RecordingObserver();
        await using (tier.Observe(observer))
        {
            await observer.Connected.WaitAsync(ForcedStaleSchedule.Patience, Cancel);
            Assert.Contains("RedisOptions.Groups is 1", await log.First.WaitAsync(ForcedStaleSchedule.Patience, Cancel), StringComparison.Ordinal);
        }

        Assert.Equal(1, await tier.IncrementAsync(new EntryKey(Key), 1, TimeSpan.FromMinutes(1), Cancel));
    }

    private async Task<bool> IsSubscribedAtEveryNodeAsync()
    {
        var channels = await Task.WhenAll(Cluster.Nodes.Select(node => RawRedis.ListAsync(node.Port, "PUBSUB", "CHANNELS", Namespace + ":*")));
        return channels.All(static found => found.Count > 0);
    }

    /// <summary>Ends what was added, the last first.</summary>
    private sealed class AsyncEnds : IAsyncDisposable
    {
        private readonly Stack<IAsyncDisposable> _added = new();

        public T Add<T>(T end)
            where T : IAsyncDisposable
        {
            _added.Push(end);
            return end;
        }

        public async ValueTask DisposeAsync()
        {
            while (_added.TryPop(out var end))
            {
                await end.DisposeAsync();
            }
        }
    }
}
