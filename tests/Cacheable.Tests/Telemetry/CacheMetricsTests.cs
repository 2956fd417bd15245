using System.Transactions;
using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Tests.Transactions;
using Cacheable.Transactions;

namespace Cacheable.Tests.Telemetry;

public sealed class CacheMetricsTests : IAsyncDisposable
{
    private const string Profiles = "method=IUsers.GetProfileAsync";

    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();

    [Fact]
    public async Task Hits_and_misses_are_counted_by_tier_and_method()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        await one.ReadAsync(4, loader);
        await one.ReadAsync(4, loader);
        await one.ReadAsync(4, loader);
        await two.ReadAsync(4, loader);

        Assert.Equal(1, _meter.Read(one, "cacheable.misses", Profiles, "tier=l1"));
        Assert.Equal(1, _meter.Read(one, "cacheable.misses", Profiles, "tier=l2"));
        Assert.Equal(2, _meter.Read(one, "cacheable.hits", Profiles, "tier=l1"));
        Assert.Equal(0, _meter.Read(one, "cacheable.hits", Profiles, "tier=l2"));
        Assert.Equal(1, _meter.Read(two, "cacheable.hits", Profiles, "tier=l2"));
        Assert.Equal(0, _meter.Read(two, "cacheable.loads", Profiles));
    }

    [Fact]
    public async Task Loads_failures_and_how_long_they_take_are_counted()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        var hold = loader.Hold();
        var reading = instance.ReadAsync(4, loader);
        await hold.Arrived;
        _fleet.Time.Advance(TimeSpan.FromSeconds(3));
        hold.Finish();
        await reading;
        loader.Failure = new InvalidOperationException("no such table");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await instance.ReadAsync(5, loader));

        Assert.Equal(2, _meter.Read(instance, "cacheable.loads", Profiles));
        Assert.Equal(1, _meter.Read(instance, "cacheable.load.failures", Profiles));
        Assert.Equal(3, _meter.Read(instance, "cacheable.load.duration", Profiles));
    }

    [Fact]
    public async Task A_refused_and_a_failed_fill_are_two_counts()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("old");
        var hold = loader.Hold();
        var doomed = instance.ReadAsync(4, loader);
        await hold.Arrived;
        await instance.InvalidateAsync("user:4:*");
        hold.Finish();
        await doomed;
        instance.Remote.Fail(RemoteCommands.Fill);
        await instance.ReadAsync(5, loader);

        Assert.Equal(1, _meter.Read(instance, "cacheable.fills.refused", Profiles));
        Assert.Equal(1, _meter.Read(instance, "cacheable.fills.failed", Profiles));
        Assert.Equal(1, _meter.Read(instance, "cacheable.remote.failures"));
    }

    [Fact]
    public async Task Invalidations_are_counted_by_the_method_that_asked_and_by_name()
    {
        var instance = _fleet.Start();
        await instance.InvalidateAsync("user:4:*");
        await instance.Cache.InvalidateTagAsync("names", TestContext.Current.CancellationToken);
        await instance.Engine.Invalidating(new InvalidatingMethodPlan { Method = "IUsers.RenameAsync" })
            .RunAsync(CacheScope.None, [CacheName.Parse("user:4:*"), CacheName.Tag("names")], 0, 0, static (_, _) => Task.CompletedTask);

        Assert.Equal(1, _meter.Read(instance, "cacheable.invalidations", "method=ICache.InvalidateAsync"));
        Assert.Equal(1, _meter.Read(instance, "cacheable.invalidations", "method=ICache.InvalidateTagAsync"));
        Assert.Equal(2, _meter.Read(instance, "cacheable.invalidations", "method=IUsers.RenameAsync"));
    }

    [Fact]
    public async Task Invalidations_say_when_they_happened_and_what_went_past_the_cache_is_counted()
    {
        const string Rename = "method=IUsers.RenameAsync";
        var instance = _fleet.Start();
        var users = new DecoratedUsers(instance);
        await users.RenameAsync(static () => Task.CompletedTask);
        using (var scope = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await users.RenameAsync(static () => Task.CompletedTask);
            await users.PeekAsync();
            scope.Complete();
        }

        using (new TransactionScope(TransactionScopeAsyncFlowOption.Enabled))
        {
            await users.RenameAsync(static () => Task.CompletedTask);
            await users.RenameAsync(static () => Task.CompletedTask);
        }

        Assert.Equal(1, _meter.Read(instance, "cacheable.invalidations", Rename, "when=at_once"));
        Assert.Equal(1, _meter.Read(instance, "cacheable.invalidations", Rename, "when=after_commit"));
        Assert.Equal(2, _meter.Read(instance, "cacheable.invalidations", Rename, "when=discarded"));
        Assert.Equal(1, _meter.Read(instance, "cacheable.reads.bypassed", Profiles));
    }

    [Fact]
    public async Task The_entries_of_L1_are_a_gauge()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        for (var id = 0; id < 5; id++)
        {
            await instance.ReadAsync(id, loader);
        }

        Assert.Equal(5, _meter.Read(instance, "cacheable.l1.entries", Profiles));
    }

    [Fact]
    public async Task No_label_holds_a_key()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        await instance.ReadAsync(4711, loader);
        await instance.InvalidateAsync("user:4711:*");
        await instance.Cache.GetOrCreateAsync(
            "user:4711:name", 0, static (_, _) => new ValueTask<string>("Ada"), new CacheEntryOptions { TimeToLive = Plans.TimeToLive });

        Assert.DoesNotContain(_meter.Tags(instance), static tag => tag.Contains("4711", StringComparison.Ordinal));
        Assert.All(_meter.Tags(instance), static tag => Assert.Contains(tag.Split('=')[0], new[] { "method", "tier", "relation", "when", "outcome", "reason" }));
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }
}
