using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Tests.WriteBehind;
using Cacheable.Transactions;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Configuration;

public sealed class KillSwitchTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly Configured _configured = new(("Methods:IUsers.GetProfileAsync:Enabled", "false"));
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task Off_means_that_the_source_answers_every_call_and_nothing_is_kept()
    {
        var instance = Start();
        using var meter = new MeterReader();

        await instance.ReadAsync(4, _loader);
        await instance.ReadAsync(4, _loader);

        Assert.Equal(2, _loader.Calls);
        Assert.Equal(0, instance.Remote.Count(RemoteCommands.Read));
        Assert.Equal(0, instance.Remote.Count(RemoteCommands.Fill));
        Assert.Equal(0, meter.Read(instance, "cacheable.l1.entries"));
        Assert.Equal(2, meter.Read(instance, "cacheable.reads.disabled", "method=IUsers.GetProfileAsync"));
    }

    [Fact]
    public async Task Off_means_that_nobody_waits_for_the_load_of_another()
    {
        var instance = Start();
        var held = _loader.Hold();
        var first = instance.ReadAsync(4, _loader);
        await held.Arrived;

        Assert.Equal("value", await instance.ReadAsync(4, _loader));

        held.Finish();
        Assert.Equal("value", await first);
    }

    [Fact]
    public async Task Off_asks_nothing_of_an_L2_that_is_silent()
    {
        var instance = Start();
        _fleet.Time.Advance(TimeSpan.FromHours(1));
        instance.Remote.Hold(RemoteCommands.All);

        Assert.Equal("value", await instance.ReadAsync(4, _loader));
    }

    [Fact]
    public async Task A_write_while_it_is_off_is_not_missed_when_it_is_on_again()
    {
        var (off, other) = (Start(), _fleet.Start());
        _configured.Change(("Methods:IUsers.GetProfileAsync:Enabled", "true"));
        await off.ReadAsync(4, _loader);
        await other.ReadAsync(4, _loader);

        _configured.Change(("Methods:IUsers.GetProfileAsync:Enabled", "false"));
        _loader.Row = "new";
        await off.Engine.Invalidating(new() { Method = "IUsers.RenameAsync" }).RunAsync(
            CacheScope.None, [new CacheName("user:4:profile", CacheNameKind.Key)], this, 0, static (_, _) => Task.CompletedTask);
        _configured.Change(("Methods:IUsers.GetProfileAsync:Enabled", "true"));

        Assert.Equal("new", await off.ReadAsync(4, _loader));
        Assert.Equal("new", await other.ReadAsync(4, _loader));
    }

    [Fact]
    public async Task An_update_while_it_is_off_invalidates()
    {
        var (off, other) = (Start(), _fleet.Start());
        await other.ReadAsync(4, _loader);

        await off.Engine.Updating(new() { Method = "IUsers.RenameAsync" }, off.Profiles).RunAsync(
            CacheScope.None, new ProfileKey(4), [], this, "new", static (_, _) => Task.CompletedTask, static name => new Updated<ProfileKey, string?>(new ProfileKey(4), name));

        using var meter = new MeterReader();
        Assert.Equal(1, meter.Read(off, "cacheable.updates", "outcome=invalidated"));
        Assert.False(await other.Cache.ExistsAsync("user:4:profile"));
        _loader.Row = "new, says the source";
        Assert.Equal("new, says the source", await other.ReadAsync(4, _loader));
    }

    [Fact]
    public async Task An_update_whose_method_is_switched_off_before_its_commit_invalidates()
    {
        _configured.Change(("Methods:IUsers.GetProfileAsync:Enabled", "true"));
        var instance = Start();
        var update = instance.Engine.Updating(new() { Method = "IUsers.RenameAsync" }, instance.Profiles);
        await using (var unit = instance.Get<ICacheTransactions>().Begin(NewTransaction()))
        {
            await update.RunAsync(
                CacheScope.None, new ProfileKey(4), [], this, "new", static (_, _) => Task.CompletedTask, static name => new Updated<ProfileKey, string?>(new ProfileKey(4), name));
            _configured.Change(("Methods:IUsers.GetProfileAsync:Enabled", "false"));
            await unit.CommitAsync();
        }

        Assert.False(await instance.Cache.ExistsAsync("user:4:profile"));
    }

    [Fact]
    public async Task All_off_is_off_for_the_cache_by_hand_too_and_back_on()
    {
        var instance = Start();
        await ByHandAsync(instance);

        _configured.Change(("Enabled", "false"));
        Assert.Equal("value", await ByHandAsync(instance));
        Assert.Equal("value", await ByHandAsync(instance));
        Assert.Equal(3, _loader.Calls);
        Assert.Contains(instance.Log.At(LogLevel.Warning), static line => line.StartsWith("Configuration switches the cache off.", StringComparison.Ordinal));

        _configured.Change(("Enabled", "true"));
        await ByHandAsync(instance);
        Assert.Equal(3, _loader.Calls);
    }

    [Fact]
    public async Task All_off_still_answers_what_there_is_because_counters_and_queued_writes_go_on()
    {
        var instance = Start();
        await ByHandAsync(instance);

        _configured.Change(("Enabled", "false"));
        await instance.Cache.IncrementAsync("rate:4", TimeSpan.FromMinutes(1));

        Assert.Equal(TimeSpan.FromMinutes(1), (await instance.Cache.GetTimeToLiveAsync("rate:4")).Remaining);
        Assert.True(await instance.Cache.ExistsAsync("by:hand"));
    }

    [Fact]
    public async Task Queued_writes_go_on_with_the_life_that_configuration_gives_their_entries()
    {
        var configured = new Configured(("Enabled", "false"), ("Methods:ICarts.GetAsync:Ttl", "3m"));
        await using var shop = await CartShop.StartAsync(_fleet, services: services => services.AddSingleton<IConfiguration>(configured.Root));

        await shop.Carts.SaveAsync(4, new Cart("tea"));

        var found = await shop.Services.GetRequiredService<ICache>().GetTimeToLiveAsync("cart:4");
        Assert.Equal(TimeSpan.FromMinutes(3), found.Remaining);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static SqliteTransaction NewTransaction()
    {
        var connection = new SqliteConnection("DataSource=:memory:");
        connection.Open();
        return connection.BeginTransaction();
    }

    private Instance Start() => _fleet.Start(settings => _configured.Configure(settings));

    private ValueTask<string?> ByHandAsync(Instance instance) => instance.Cache.GetOrCreateAsync(
        "by:hand", _loader, static (loader, token) => new ValueTask<string?>(loader.LoadAsync(token)), new CacheEntryOptions { TimeToLive = TimeSpan.FromMinutes(1) });
}
