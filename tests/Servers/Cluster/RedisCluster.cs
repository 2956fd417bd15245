using System.Globalization;

namespace Cacheable.Tests.Servers;

/// <summary>
/// A Redis Cluster of our own: three masters as child processes that share the slots. It goes on where it can while a node is
/// away, as one with <c>cluster-require-full-coverage no</c> does.
/// </summary>
public sealed class RedisCluster : IAsyncDisposable
{
    private const int Masters = 3;
    private const int Slots = 16_384;

    private readonly string _program;
    private readonly string[] _options;
    private readonly List<RedisProcess> _nodes;

    private RedisCluster(string program, string[] options, IEnumerable<RedisProcess> nodes) =>
        (_program, _options, _nodes) = (program, options, [.. nodes]);

    /// <summary>The masters it began with, then the replicas that came later.</summary>
    public IReadOnlyList<RedisProcess> Nodes => _nodes;

    public string Configuration => string.Join(',', _nodes.Select(static node => node.Configuration));

    /// <summary>Starts one and returns when all nodes see it whole and the same.</summary>
    /// <param name="program">Where <c>redis-server</c> is.</param>
    /// <param name="options">Options of every node beside those of a cluster.</param>
    public static async Task<RedisCluster> StartAsync(string program, params string[] options)
    {
        var cluster = new RedisCluster(program, options, await Task.WhenAll(Enumerable.Range(0, Masters).Select(_ => StartNodeAsync(program, options))));
        for (var node = 0; node < Masters; node++)
        {
            var (first, next) = (Slots * node / Masters, Slots * (node + 1) / Masters);
            await cluster.CallAsync(node, "ADDSLOTSRANGE", Text(first), Text(next - 1));
            // Different from the first moment on, or the nodes would have to find out who gives way.
            await cluster.CallAsync(node, "SET-CONFIG-EPOCH", Text(node + 1));
        }

        for (var node = 1; node < Masters; node++)
        {
            await cluster.MeetAsync(cluster.Nodes[node]);
        }

        await cluster.AgreeAsync();
        return cluster;
    }

    /// <summary>Waits until every node that runs sees the cluster whole and as the others see it.</summary>
    public Task AgreeAsync() => ClusterView.AgreeAsync(Nodes);

    /// <summary>The slot of a key, as the servers count it.</summary>
    public async Task<int> SlotOfAsync(string key) =>
        int.Parse(await RawRedis.TextAsync(Nodes[0].Port, "CLUSTER", "KEYSLOT", key), CultureInfo.InvariantCulture);

    /// <summary>The master that holds a slot.</summary>
    public async Task<RedisProcess> OwnerOfAsync(int slot)
    {
        var owner = (await ClusterView.OfAsync(Nodes[0].Port)).OwnerOf(slot);
        return Nodes.Single(node => node.Port == owner);
    }

    /// <summary>The nodes that are masters now.</summary>
    public async Task<IReadOnlyList<RedisProcess>> MastersAsync()
    {
        var masters = (await ClusterView.OfAsync(Nodes[0].Port)).Masters;
        return [.. Nodes.Where(node => masters.Contains(node.Port))];
    }

    /// <summary>A move of a slot that has not begun.</summary>
    public async Task<SlotMove> PlanMoveAsync(int slot, RedisProcess to)
    {
        var from = await OwnerOfAsync(slot);
        return new SlotMove(this, slot, from, await IdOfAsync(from), to, await IdOfAsync(to));
    }

    /// <summary>Adds a replica of a master and returns when it has everything and all know of it.</summary>
    public async Task<RedisProcess> AddReplicaAsync(RedisProcess master)
    {
        var replica = await StartNodeAsync(_program, _options);
        _nodes.Add(replica);
        await MeetAsync(replica);
        await AgreeAsync();
        await RawRedis.CallAsync(replica.Port, "CLUSTER", "REPLICATE", await IdOfAsync(master));
        await ClusterView.UntilAsync(
            async () => (await RawRedis.TextAsync(replica.Port, "INFO", "replication")).Contains("master_link_status:up", StringComparison.Ordinal));
        await AgreeAsync();
        return replica;
    }

    /// <summary>A replica takes over from its master, which knows of it and loses nothing.</summary>
    public async Task FailOverAsync(RedisProcess replica)
    {
        await RawRedis.CallAsync(replica.Port, "CLUSTER", "FAILOVER");
        await ClusterView.UntilAsync(
            async () => (await RawRedis.TextAsync(replica.Port, "INFO", "replication")).Contains("role:master", StringComparison.Ordinal));
        await AgreeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes)
        {
            await node.DisposeAsync();
        }
    }

    private static Task<RedisProcess> StartNodeAsync(string program, string[] options) => RedisProcess.StartAsync(
        program, FreePort.NextForClusterNode(), ["--cluster-enabled", "yes", "--cluster-require-full-coverage", "no", "--repl-diskless-sync-delay", "0", .. options]);

    private static Task<string> IdOfAsync(RedisProcess node) => RawRedis.TextAsync(node.Port, "CLUSTER", "MYID");

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private Task<string?> MeetAsync(RedisProcess node) => CallAsync(0, "MEET", "127.0.0.1", Text(node.Port));

    private Task<string?> CallAsync(int node, params string[] words) => RawRedis.CallAsync(Nodes[node].Port, ["CLUSTER", .. words]);
}
