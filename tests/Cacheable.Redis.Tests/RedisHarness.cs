using System.Diagnostics.Metrics;
using System.Globalization;
using Cacheable.Remote;
using Cacheable.Tests.Conformance;
using Cacheable.Tests.Servers;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>A namespace of its own on a server, and a second way in for what a test does behind the tier's back.</summary>
public sealed class RedisHarness : IRemoteTierHarness
{
    private readonly string _configuration;
    private readonly List<RedisRemoteTier> _tiers = [];
    private ConnectionMultiplexer? _admin;

    public RedisHarness(ITestServer server) => _configuration = server.Configuration;

    public string Namespace { get; } = $"test-{Guid.NewGuid():N}";

    /// <summary>How many epochs the tiers keep; to be set before the first is made.</summary>
    public int MaxEpochs { get; init; } = 50_000;

    /// <summary>Into how many groups the tiers divide keys; to be set before the first is made.</summary>
    public int Groups { get; init; } = 1;

    public IRemoteTier Connect() => Connect(meters: null);

    public RedisRemoteTier Connect(IMeterFactory? meters)
    {
        var tier = ConnectTo(Namespace, meters);
        _tiers.Add(tier);
        return tier;
    }

    /// <summary>A tier that the test disposes.</summary>
    public RedisRemoteTier ConnectTo(string @namespace, IMeterFactory? meters = null, int? groups = null)
    {
        var options = new RedisOptions
        {
            Namespace = @namespace,
            Configuration = ConfigurationOptions.Parse(_configuration),
            // A busy test machine is no reason to give up.
            CommandTimeout = TimeSpan.FromSeconds(30),
            StartTimeout = TimeSpan.FromSeconds(30),
            Groups = groups ?? Groups,
            MaxEpochs = MaxEpochs,
        };
        return new RedisRemoteTier(options, meters);
    }

    public async Task<IDatabase> DatabaseAsync() => (await AdminAsync()).GetDatabase();

    public async Task<IServer> ServerAsync() => (await AdminAsync()).GetServers().Single();

    /// <summary>
    /// The key of the metadata (<c>m</c>), the log (<c>q</c>), the order of the epochs (<c>e</c>), a value (<c>v:...</c>), a lease
    /// (<c>l:...</c>), those who wait for it (<c>w:...</c>), the writers of a key (<c>u:...</c>), a counter (<c>c:...</c>), the holds (<c>h</c>) or
    /// the clock (<c>k</c>).
    /// </summary>
    public RedisKey Key(string name, int group = 0) => $"{Namespace}:{{{group}}}:{name}";

    public RedisChannel Channel => RedisChannel.Literal(Namespace + ":invalidations");

    public Task ExpireEntryAsync(EntryKey key) => ExpireAsync(key, "v:");

    public Task ExpireLeaseAsync(EntryKey key) => ExpireAsync(key, "l:");

    public Task ExpireUpdateAsync(EntryKey key) => ExpireAsync(key, "u:");

    public Task ExpireCounterAsync(EntryKey key) => ExpireAsync(key, "c:");

    /// <summary>The ends of holds are compared with the server's clock, so they are put into the past.</summary>
    public async Task ExpireHoldsAsync(int group)
    {
        var database = await DatabaseAsync();
        var holds = await database.HashGetAllAsync(Key("h", group));
        Assert.NotEmpty(holds);
        Assert.NotNull(await database.KeyTimeToLiveAsync(Key("h", group)));
        foreach (var hold in holds)
        {
            await database.HashSetAsync(Key("h", group), hold.Name, hold.Value.ToString().Split('=')[0] + "=1");
        }
    }

    public async Task LoseEverythingAsync()
    {
        foreach (var master in await MastersAsync())
        {
            await master.FlushAllDatabasesAsync();
        }
    }

    public async Task LoseHistoryAsync(int group) => Assert.True(await (await DatabaseAsync()).KeyDeleteAsync(Key("m", group)));

    public async Task LoseLogAsync(int group) => Assert.True(await (await DatabaseAsync()).KeyDeleteAsync(Key("q", group)));

    public async Task<Func<Task>> SnapshotAsync()
    {
        var snapshot = await RedisSnapshot.TakeAsync(await MastersAsync(), await DatabaseAsync(), Namespace);
        return snapshot.RestoreAsync;
    }

    public async Task SkipToAsync(int group, long sequence)
    {
        // First contact makes the metadata.
        await _tiers[0].SyncAsync(group, known: null, TestContext.Current.CancellationToken);
        await (await DatabaseAsync()).HashSetAsync(Key("m", group), "g", sequence);
    }

    public async Task PassTwoMinutesAsync(QueueName queue)
    {
        const long TwoMinutes = 120_000;
        var database = await DatabaseAsync();
        for (var group = 0; group < Groups; group++)
        {
            if (queue.IsLog)
            {
                await PassInLogAsync(database, queue, group, TwoMinutes);
                continue;
            }

            foreach (var turn in await database.SortedSetRangeByRankAsync(Key($"wb:{queue.Text}:t", group)))
            {
                await database.SortedSetDecrementAsync(Key($"wb:{queue.Text}:t", group), turn, TwoMinutes);
            }

            foreach (var claim in await database.HashGetAllAsync(Key($"wb:{queue.Text}:c", group)))
            {
                var parts = claim.Value.ToString().Split(' ');
                if (parts[2] != "-")
                {
                    parts[2] = $"{long.Parse(parts[2], CultureInfo.InvariantCulture) - TwoMinutes}";
                    await database.HashSetAsync(Key($"wb:{queue.Text}:c", group), claim.Name, string.Join(' ', parts));
                }
            }
        }
    }

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
    private async Task ExpireAsync(EntryKey key, string kind)
    {
        var database = await DatabaseAsync();
        var name = Key(kind + key.Text, _tiers[0].GroupOf(key));
        Assert.NotNull(await database.KeyTimeToLiveAsync(name));
        Assert.True(await database.KeyExpireAsync(name, DateTime.UnixEpoch.AddSeconds(1)));
    }

    /// <summary>One, or each master of a cluster.</summary>
    private async Task<IServer[]> MastersAsync() => [.. (await AdminAsync()).GetServers().Where(static server => !server.IsReplica)];

    private async Task PassInLogAsync(IDatabase database, QueueName queue, int group, long milliseconds)
    {
        foreach (var record in await database.HashGetAllAsync(Key($"wl:{queue.Text}:r", group)))
        {
            var lines = record.Value.ToString().Split('\n', 2);
            var header = lines[0].Split(' ');
            header[5] = $"{long.Parse(header[5], CultureInfo.InvariantCulture) - milliseconds}";
            await database.HashSetAsync(Key($"wl:{queue.Text}:r", group), record.Name, $"{string.Join(' ', header)}\n{lines[1]}");
        }

        foreach (var field in (string[])["e", "n"])
        {
            if (await database.HashExistsAsync(Key($"wl:{queue.Text}:c", group), field))
            {
                await database.HashDecrementAsync(Key($"wl:{queue.Text}:c", group), field, milliseconds);
            }
        }
    }

    private async Task<ConnectionMultiplexer> AdminAsync() =>
        _admin ??= await ConnectionMultiplexer.ConnectAsync(_configuration + ",allowAdmin=true");
}
