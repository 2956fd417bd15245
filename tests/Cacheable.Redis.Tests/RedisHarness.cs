using System.Diagnostics.Metrics;
using Cacheable.Remote;
using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>A namespace of its own on a server, and a second way in for what a test does behind the tier's back.</summary>
public sealed class RedisHarness : IRemoteTierHarness
{
    private readonly string _namespace = $"test-{Guid.NewGuid():N}";
    private readonly string _configuration;
    private readonly List<RedisRemoteTier> _tiers = [];
    private ConnectionMultiplexer? _admin;

    public RedisHarness(ITestServer server) => _configuration = server.Configuration;

    /// <summary>How many epochs the tiers keep; to be set before the first is made.</summary>
    public int MaxEpochs { get; init; } = 50_000;

    public IRemoteTier Connect() => Connect(meters: null);

    public RedisRemoteTier Connect(IMeterFactory? meters)
    {
        var tier = ConnectTo(_namespace, meters);
        _tiers.Add(tier);
        return tier;
    }

    /// <summary>A tier that the test disposes.</summary>
    public RedisRemoteTier ConnectTo(string @namespace, IMeterFactory? meters = null)
    {
        var options = new RedisOptions
        {
            Namespace = @namespace,
            Configuration = ConfigurationOptions.Parse(_configuration),
            // A busy test machine is no reason to give up.
            CommandTimeout = TimeSpan.FromSeconds(30),
            StartTimeout = TimeSpan.FromSeconds(30),
            MaxEpochs = MaxEpochs,
        };
        return new RedisRemoteTier(options, meters);
    }

    public async Task<IDatabase> DatabaseAsync() => (await AdminAsync()).GetDatabase();

    public async Task<IServer> ServerAsync() => (await AdminAsync()).GetServers().Single();

    /// <summary>The key of the metadata (<c>m</c>), the log (<c>q</c>), a value (<c>v:...</c>), a lease (<c>l:...</c>) or a counter (<c>c:...</c>).</summary>
    public RedisKey Key(string name) => $"{_namespace}:{{0}}:{name}";

    public RedisChannel Channel => RedisChannel.Literal(_namespace + ":invalidations");

    public Task ExpireEntryAsync(EntryKey key) => ExpireAsync("v:" + key.Text);

    public Task ExpireLeaseAsync(EntryKey key) => ExpireAsync("l:" + key.Text);

    public Task ExpireCounterAsync(EntryKey key) => ExpireAsync("c:" + key.Text);

    public async Task LoseEverythingAsync() => await (await ServerAsync()).FlushAllDatabasesAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var tier in _tiers)
        {
            await tier.DisposeAsync();
        }

        if (_admin is not null)
        {
            await _admin.DisposeAsync();
        }
    }

    /// <summary>The server removes a key whose end is in the past at once, so nobody has to wait for it.</summary>
    private async Task ExpireAsync(string name)
    {
        var database = await DatabaseAsync();
        Assert.NotNull(await database.KeyTimeToLiveAsync(Key(name)));
        Assert.True(await database.KeyExpireAsync(Key(name), DateTime.UnixEpoch.AddSeconds(1)));
    }

    private async Task<ConnectionMultiplexer> AdminAsync() =>
        _admin ??= await ConnectionMultiplexer.ConnectAsync(_configuration + ",allowAdmin=true");
}
