using System.Globalization;
using Cacheable.Schedules;
using Cacheable.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Cacheable.Redis.Tests;

/// <summary>The forced schedule and the cold key on the whole cache, two instances of an application on one server.</summary>
public abstract class ForcedStaleTests(ITestServer server, int groups = 1, int trials = ForcedStaleSchedule.Trials) : IAsyncLifetime
{
    private readonly string _configuration = server.Configuration;
    private readonly string _namespace = $"test-{Guid.NewGuid():N}";
    private ScheduledInstance _one = null!;
    private ScheduledInstance _two = null!;

    public enum Where
    {
        OneInstance,
        InvalidatedOnTheLoadersInstance,
        InvalidatedOnTheOtherInstance,
    }

    public static MatrixTheoryData<InvalidateBy, MethodShape, Where> EveryMode { get; } =
        new(Enum.GetValues<InvalidateBy>(), Enum.GetValues<MethodShape>(), Enum.GetValues<Where>());

    public async ValueTask InitializeAsync()
    {
        _one = await StartAsync();
        _two = await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _one.DisposeAsync();
        await _two.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [MemberData(nameof(EveryMode))]
    public async Task No_reader_sees_the_old_row_after_the_invalidation(InvalidateBy by, MethodShape shape, Where where)
    {
        var cache = new ScheduledRowCache(
            by,
            shape,
            loading: _one,
            invalidating: where == Where.InvalidatedOnTheOtherInstance ? _two : _one,
            other: where == Where.OneInstance ? _one : _two);

        Assert.Equal(0, await ForcedStaleSchedule.CountStaleAsync(cache, trials));
    }

    [Fact]
    public async Task A_plain_get_set_and_delete_on_the_same_server_shows_the_old_row_every_time()
    {
        await using var multiplexer = await ConnectionMultiplexer.ConnectAsync(_configuration);

        Assert.Equal(trials, await ForcedStaleSchedule.CountStaleAsync(new PlainDelete(multiplexer.GetDatabase()), trials));
    }

    [Fact]
    public async Task A_thousand_callers_on_two_instances_load_a_cold_key_once() =>
        Assert.Equal(1, await ColdKeySchedule.CountLoadsAsync(1_000, _one, _two));

    private Task<ScheduledInstance> StartAsync() => ScheduledInstance.StartAsync(cache => cache.UseRedis(_configuration, options =>
    {
        options.Namespace = _namespace;
        options.Groups = groups;
        options.CommandTimeout = ForcedStaleSchedule.Patience;
        options.StartTimeout = ForcedStaleSchedule.Patience;
    }));

    /// <summary>What most applications write by hand: get, load, set; delete on a write.</summary>
    private sealed class PlainDelete(IDatabase database) : IRowCache
    {
        public async Task<int> GetAsync(RowKey key, Func<Task<int>> loader)
        {
            var found = await database.StringGetAsync(key.ToText());
            if (found.HasValue)
            {
                return int.Parse((string)found!, CultureInfo.InvariantCulture);
            }

            var loaded = await loader();
            await database.StringSetAsync(key.ToText(), loaded, TimeSpan.FromMinutes(1));
            return loaded;
        }

        public Task<int> GetElsewhereAsync(RowKey key, Func<Task<int>> loader) => GetAsync(key, loader);

        public async Task InvalidateAsync(RowKey key) => await database.KeyDeleteAsync(key.ToText());

        public Task QuietAsync() => Task.CompletedTask;
    }
}

[Collection<OnGarnet>]
public sealed class GarnetForcedStale(EmbeddedGarnet server) : ForcedStaleTests(server);

[Collection<OnRedis>]
public sealed class RedisForcedStale(RedisServer server) : ForcedStaleTests(server);

[Collection<OnCluster>]
public sealed class ClusterForcedStale(RedisClusterServer server) : ForcedStaleTests(server, groups: 64, trials: 20);

/// <summary>As where nobody has set the number of groups: all entries lie on one node.</summary>
[Collection<OnCluster>]
public sealed class ClusterForcedStaleInOneGroup(RedisClusterServer server) : ForcedStaleTests(server, groups: 1, trials: 20);
