using Cacheable.Remote;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>What was accepted is there after the server was killed, as declared (race 49).</summary>
public sealed class DurabilityTests
{
    private static readonly QueueName Carts = QueueName.OfKeys("IShop.SaveCartAsync");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Race_49_with_a_file_written_before_the_answer_a_killed_server_loses_no_accepted_write()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await server.KillAsync();
        await server.RestartAsync("--appendonly", "yes", "--appendfsync", "always");
        var versions = new List<long>();
        await using (var tier = TierOf(server))
        {
            Assert.True((await tier.WriteBehind.CheckDurabilityAsync(WriteBehindDurability.AppendAlways, Cancel)).IsMet);
            for (var n = 1; n <= 100; n++)
            {
                versions.Add((await tier.WriteBehind.EnqueueAsync(Carts, Write(n), Cancel)).Version);
            }
        }

        await server.KillAsync();
        await server.RestartAsync("--appendonly", "yes", "--appendfsync", "always");

        await using var next = TierOf(server);
        var claimed = await next.WriteBehind.ClaimAsync(Carts, 0, new WriteClaim(1, 1000, TimeSpan.FromMinutes(1)), Cancel);
        Assert.Equal(versions, claimed.Writes.Select(write => write.Write.Version).Order());
        Assert.True((await next.WriteBehind.EnqueueAsync(Carts, Write(101), Cancel)).Version > versions[^1]);
    }

    [Fact]
    public async Task A_server_without_a_file_is_found_weaker_than_declared()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var tier = TierOf(server);

        var check = await tier.WriteBehind.CheckDurabilityAsync(WriteBehindDurability.AppendEverySecond, Cancel);

        Assert.False(check.IsMet);
        Assert.Contains("appendonly yes", check.Advice, StringComparison.Ordinal);
        Assert.True((await tier.WriteBehind.CheckDurabilityAsync(WriteBehindDurability.Memory, Cancel)).IsMet);
    }

    [Fact]
    public async Task A_connection_of_the_application_without_admin_rights_cannot_tell()
    {
        await using var server = await RedisServer.StartOwnAsync();
        await using var given = await ConnectionMultiplexer.ConnectAsync(server.Configuration);
        await using var tier = new RedisRemoteTier(new RedisOptions { Multiplexer = given, CommandTimeout = TimeSpan.FromSeconds(60) });

        var check = await tier.WriteBehind.CheckDurabilityAsync(WriteBehindDurability.AppendAlways, Cancel);

        Assert.Null(check.IsMet);
        Assert.Contains("allowAdmin", check.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_that_must_reach_a_replica_is_accepted_once_it_has_and_never_without_one()
    {
        await using var primary = await RedisServer.StartOwnAsync();
        await using (var impatient = TierOf(primary, TimeSpan.FromSeconds(1)))
        {
            await Assert.ThrowsAsync<TimeoutException>(async () => await impatient.WriteBehind.EnqueueAsync(Carts, Write(1) with { Replicas = 1 }, Cancel));
        }

        await using var tier = TierOf(primary);
        await using var primaryAdmin = await ConnectionMultiplexer.ConnectAsync(primary.Configuration + ",allowAdmin=true");
        await primaryAdmin.GetServers().Single().ConfigSetAsync("repl-diskless-sync-delay", 0);
        await using var replica = await RedisServer.StartOwnAsync();
        await using var admin = await ConnectionMultiplexer.ConnectAsync(replica.Configuration + ",allowAdmin=true");
        await admin.GetServers().Single().ReplicaOfAsync(System.Net.IPEndPoint.Parse(primary.Configuration));

        Assert.Equal(EnqueueOutcome.Accepted, (await tier.WriteBehind.EnqueueAsync(Carts, Write(2) with { Replicas = 1 }, Cancel)).Outcome);
        Assert.Equal(2, await admin.GetDatabase().HashLengthAsync("cacheable:{0}:b", CommandFlags.PreferReplica));
        Assert.True((await tier.WriteBehind.CheckDurabilityAsync(WriteBehindDurability.Replicated, Cancel)).IsMet);
    }

    private static QueuedWrite Write(int n) => new(new EntryKey($"cart:{n}"), n, new byte[] { (byte)n });

    private static RedisRemoteTier TierOf(RedisProcess server, TimeSpan? commandTimeout = null) => new(new RedisOptions
    {
        Configuration = ConfigurationOptions.Parse(server.Configuration),
        CommandTimeout = commandTimeout ?? TimeSpan.FromSeconds(60),
        StartTimeout = TimeSpan.FromSeconds(30),
    });
}
