using Cacheable.Faults.Workload;
using Cacheable.Tests.Servers;

namespace Cacheable.Faults.Run;

/// <summary>The Redis Cluster of a run: three masters, one of them with a replica.</summary>
internal sealed class ClusterSet : IAsyncDisposable
{
    public const int Groups = 64;

    private ClusterSet(RedisCluster cluster, RedisProcess replica)
    {
        Cluster = cluster;
        Pair = (cluster.Nodes[0], replica);
    }

    public RedisCluster Cluster { get; }

    /// <summary>The master with a replica, and its replica. They change places.</summary>
    public (RedisProcess Master, RedisProcess Replica) Pair { get; private set; }

    public static async Task<ClusterSet> StartAsync(string program)
    {
        // Without fsync: what the process wrote survives kill -9, so no tail is lost that was not meant to be.
        var cluster = await RedisCluster.StartAsync(program, "--appendonly", "yes", "--appendfsync", "no");
        return new ClusterSet(cluster, await cluster.AddReplicaAsync(cluster.Nodes[0]));
    }

    /// <summary>Any master.</summary>
    public RedisProcess AnyMaster(Random random)
    {
        RedisProcess[] masters = [.. Cluster.Nodes.Where(node => node != Pair.Replica)];
        return masters[random.Next(masters.Length)];
    }

    /// <summary>The move of the slot of any group to any other master.</summary>
    public async Task<SlotMove> PlanAnyMoveAsync(Random random)
    {
        var slot = await Cluster.SlotOfAsync(KeyOf(random.Next(Groups), "m"));
        var owner = await Cluster.OwnerOfAsync(slot);
        RedisProcess to;
        do
        {
            to = AnyMaster(random);
        }
        while (to == owner);

        return await Cluster.PlanMoveAsync(slot, to);
    }

    /// <summary>The replica takes over.</summary>
    public async Task FailOverAsync()
    {
        await Cluster.FailOverAsync(Pair.Replica);
        Pair = (Pair.Replica, Pair.Master);
    }

    public ValueTask DisposeAsync() => Cluster.DisposeAsync();

    private static string KeyOf(int group, string name) => $"{Instance.Namespace}:{{{group}}}:{name}";
}
