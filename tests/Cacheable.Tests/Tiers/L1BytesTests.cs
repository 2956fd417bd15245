using System.Runtime.CompilerServices;
using Cacheable.Contract;
using Cacheable.Tests.Serialization;
using Cacheable.Transactions;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.Tiers;

/// <summary><see cref="CacheableOptions.L1Bytes"/>: what the L1 of a method may hold.</summary>
public sealed class L1BytesTests : IAsyncDisposable
{
    private const int Length = 1_000;
    private const int Limit = 20_000;
    private const int Methods = 2;

    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();

    [Fact]
    public async Task By_default_nothing_is_limited_and_nothing_measured()
    {
        Assert.Null(new CacheableOptions().L1Bytes);
        var instance = _fleet.Start();
        await ReadAsync(instance, count: 200);

        Assert.Equal(200, _meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetProfileAsync"));
        Assert.Equal(0, _meter.Read(instance, "cacheable.l1.bytes"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Entries_count_as_long_as_their_payload_or_as_it_would_be(bool withL2)
    {
        var instance = Start(withL2);
        await ReadAsync(instance, count: 200);

        Assert.InRange(_meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetProfileAsync"), 15, Limit / Length);
        Assert.InRange(_meter.Read(instance, "cacheable.l1.bytes"), Limit - (2 * Length), Limit);
    }

    [Fact]
    public async Task What_another_instance_has_filled_counts_too()
    {
        await ReadAsync(_fleet.Start(), count: 200);
        var instance = Start();
        await ReadAsync(instance, count: 200);

        Assert.Equal(200, _meter.Read(instance, "cacheable.hits", "tier=l2"));
        Assert.InRange(_meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetProfileAsync"), 15, Limit / Length);
    }

    [Theory]
    [InlineData("filled")]
    [InlineData("read from L2")]
    [InlineData("written")]
    [InlineData("without L2")]
    public async Task What_was_compressed_counts_as_what_it_was_before(string way)
    {
        const int Long = 12_000;
        var loader = new Loader<string?>(new string('v', Long));
        var instance = Start(withL2: way != "without L2");
        var other = way == "read from L2" ? _fleet.Start() : instance;
        var writes = instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, instance.Profiles);
        for (var id = 0; id < 10; id++)
        {
            if (way == "written")
            {
                await writes.WriteAsync(new ProfileKey(id), loader.Row);
                continue;
            }

            await other.ReadAsync(id, loader);
            await instance.ReadAsync(id, loader);
        }

        Assert.Equal(1, _meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetProfileAsync"));
        Assert.InRange(_meter.Read(instance, "cacheable.l1.bytes"), Long, Limit);
    }

    [Fact]
    public async Task Each_method_has_its_own_share()
    {
        var instance = Start();
        var orders = instance.Engine.Cached<OrdersKey, string?>(Plans.Orders);
        await ReadAsync(instance, count: 200);
        var loader = new Loader<string?>(new string('o', Length));
        for (var id = 0; id < 200; id++)
        {
            await orders.ReadAsync(new OrdersKey(id), loader);
        }

        Assert.InRange(_meter.Read(instance, "cacheable.l1.bytes"), Methods * (Limit - (2 * Length)), Methods * Limit);
    }

    [Fact]
    public async Task Methods_that_return_a_task_are_limited_too()
    {
        var instance = Start();
        var profiles = instance.Engine.CachedTask<ProfileKey, string?>(Plans.Profile with { Method = "IUsers.GetTaskAsync" });
        var loader = new Loader<string?>(new string('t', Length));
        for (var id = 0; id < 200; id++)
        {
            await profiles.ReadAsync(new ProfileKey(id), loader);
        }

        Assert.InRange(_meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetTaskAsync"), 15, Limit / Length);
    }

    [Fact]
    public async Task Without_a_payload_every_value_counts_as_what_it_is_whatever_came_before_it()
    {
        var instance = Start(withL2: false);
        var small = new Loader<string?>(new string('s', 10));
        var large = new Loader<string?>(new string('l', Limit / 3));
        for (var id = 0; id < 150; id++)
        {
            await instance.ReadAsync(id, small);
        }

        for (var id = 200; id < 220; id++)
        {
            await instance.ReadAsync(id, large);
        }

        var again = new Loader<string?>(large.Row);
        for (var id = 200; id < 220; id++)
        {
            await instance.ReadAsync(id, again);
        }

        Assert.InRange(again.Calls, 18, 20);
    }

    [Fact]
    public async Task Without_a_payload_a_value_beyond_the_share_is_not_kept_either()
    {
        var instance = Start(withL2: false);
        await instance.ReadAsync(0, new Loader<string?>("short"));
        var larger = new Loader<string?>(new string('l', Limit));

        await instance.ReadAsync(1, larger);
        await instance.ReadAsync(1, larger);

        Assert.Equal(2, larger.Calls);
    }

    [Fact]
    public async Task What_could_never_be_serialized_is_tried_seldom_and_one_that_fails_among_others_changes_nothing_for_them()
    {
        var serializer = new PositionalSerializer { Failure = new FormatException("a test's") };
        var instance = _fleet.Start(settings =>
        {
            (settings.WithoutL2, settings.Cache) = (true, cache => cache.UseSerializer(serializer));
            settings.Options = static options => (options.L1Bytes, options.WaitForFill) = (Limit, true);
        });

        await ReadAsync(instance, count: 150);
        Assert.Equal(2, serializer.Written);

        serializer.Failure = null;
        await ReadAsync(instance, from: 150, count: 150);
        var measured = serializer.Written;
        serializer.Failure = new FormatException("a test's");
        await ReadAsync(instance, from: 300, count: 1);
        serializer.Failure = null;
        await ReadAsync(instance, from: 301, count: 5);

        Assert.Equal(measured + 6, serializer.Written);
    }

    [Fact]
    public async Task What_cannot_be_serialized_counts_as_a_kilobyte()
    {
        var instance = Start();
        var actions = instance.Engine.Cached<ProfileKey, Action>(Plans.Profile with { Method = "IActions.GetAsync", Tiers = CacheTiers.L1 });
        var loader = new Loader<Action>(static () => { });
        for (var id = 0; id < 200; id++)
        {
            await actions.ReadAsync(new ProfileKey(id), loader);
        }

        Assert.InRange(_meter.Read(instance, "cacheable.l1.entries", "method=IActions.GetAsync"), 15, Limit / 1_024);
    }

    // Twice, because text has two bytes a character in memory; and no less than half of it, or the limit would be of something else.
    [Fact]
    public async Task What_is_retained_of_a_real_load_is_what_was_allowed()
    {
        const int Allowed = 1 << 20;
        var instance = _fleet.Start(static settings => settings.Options = static options => (options.L1Bytes, options.WaitForFill) = (Allowed, true));
        var loaded = new List<(WeakReference Value, int Bytes)>();
        var random = new Random(5);
        for (var id = 0; id < 4_000; id++)
        {
            loaded.Add(await LoadAsync(instance, id, random.Next(10, 4_000)));
        }

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        var retained = loaded.Where(static one => one.Value.IsAlive).Sum(static one => (long)one.Bytes);
        Assert.InRange(retained, Allowed, 2.1 * Allowed);
        GC.KeepAlive(instance);
    }

    [Theory]
    [InlineData(1_023, false, "L1Bytes is 1023")]
    [InlineData(1_024, true, "UseMemoryCache")]
    public void A_limit_that_cannot_be_kept_stops_the_start(long bytes, bool inMemoryCache, string said)
    {
        using var services = new ServiceCollection()
            .AddSingleton<IMemoryCache>(new MemoryCache(new MemoryCacheOptions()))
            .AddCacheable(cache =>
            {
                cache.Configure(options => options.L1Bytes = bytes);
                if (inMemoryCache)
                {
                    cache.UseMemoryCache();
                }
            })
            .BuildServiceProvider();

        var refused = Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<CacheableOptions>>().Value);

        Assert.Contains(said, Assert.Single(refused.Failures), StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }

    // A method of its own, so that no local of the test keeps the value.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<(WeakReference Value, int Bytes)> LoadAsync(Instance instance, int id, int length)
    {
        var value = await instance.Profiles.GetAsync(
            CacheScope.None, new ProfileKey(id), length, 0, static (length, _, _) => new ValueTask<string?>(new string('v', length)));
        return (new WeakReference(value), 2 * length);
    }

    private static async Task ReadAsync(Instance instance, int count, int from = 0)
    {
        var loader = new Loader<string?>(new string('v', Length));
        for (var id = from; id < from + count; id++)
        {
            await instance.ReadAsync(id, loader);
        }
    }

    private Instance Start(bool withL2 = true) => _fleet.Start(settings =>
    {
        settings.WithoutL2 = !withL2;
        settings.Options = static options => (options.L1Bytes, options.WaitForFill) = (Limit, true);
    });
}
