using Cacheable.Contract;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Configuration;

public sealed class ReloadTests : IAsyncDisposable
{
    private const string Method = "Methods:IUsers.GetProfileAsync";

    private readonly Fleet _fleet = new();
    private readonly Configured _configured = new((Method + ":Ttl", "5m"));
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task What_is_loaded_later_holds_for_what_is_filled_then_and_entries_keep_the_end_they_were_given()
    {
        var instance = Start();
        await instance.ReadAsync(4, _loader);

        _configured.Change((Method + ":Ttl", "20m"));
        await instance.ReadAsync(5, _loader);

        Assert.Equal(TimeSpan.FromMinutes(5), (await instance.Cache.GetTimeToLiveAsync("user:4:profile")).Remaining);
        Assert.Equal(TimeSpan.FromMinutes(20), (await instance.Cache.GetTimeToLiveAsync("user:5:profile")).Remaining);
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task What_configuration_no_longer_says_is_the_attributes_again()
    {
        var instance = Start();

        _configured.Change((Method + ":Ttl", null), ("Enabled", "true"));
        await instance.ReadAsync(4, _loader);

        Assert.Equal(Plans.TimeToLive, (await instance.Cache.GetTimeToLiveAsync("user:4:profile")).Remaining);
        Assert.Contains("IUsers.GetProfileAsync: configuration says nothing any more.", instance.Log.At(LogLevel.Information));
    }

    [Theory]
    [InlineData("Ttl", "4m")]
    [InlineData("L1Ttl", "1m")]
    [InlineData("Tiers", "L2")]
    [InlineData("Enabled", "false")]
    public async Task Less_empties_L1_of_the_method_and_of_no_other(string name, string text)
    {
        var instance = Start(Plans.Profile, Plans.Orders);
        var orders = instance.Engine.CachedTask<OrdersKey, string>(Plans.Orders);
        var others = new Loader<string>("orders");
        await instance.ReadAsync(4, _loader);
        await orders.ReadAsync(new OrdersKey(4), others);
        using var meter = new MeterReader();
        Assert.Equal(1, meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetProfileAsync"));

        _configured.Change(($"{Method}:{name}", text));

        Assert.Equal(0, meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetProfileAsync"));
        Assert.Equal(1, meter.Read(instance, "cacheable.l1.entries", "method=IUsers.GetOrdersAsync"));
    }

    [Theory]
    [InlineData("Ttl", "6m")]
    [InlineData("Negative", "1m")]
    [InlineData("Beta", "1")]
    [InlineData("FailSafe", "1h")]
    [InlineData("Enabled", "true")]
    public async Task What_allows_more_leaves_L1_as_it_is(string name, string text)
    {
        var instance = Start();
        await instance.ReadAsync(4, _loader);

        _configured.Change(($"{Method}:{name}", text));
        _loader.Row = "another";

        Assert.Equal("value", await instance.ReadAsync(4, _loader));
    }

    [Fact]
    public async Task An_L1_in_the_applications_memory_cache_is_emptied_too()
    {
        var instance = _fleet.Start(settings =>
        {
            settings.WithoutL2 = true;
            settings.Cache = static cache => cache.UseMemoryCache();
            _configured.Configure(settings);
        });
        await instance.ReadAsync(4, _loader);

        _configured.Change((Method + ":Ttl", "1m"));
        await instance.ReadAsync(4, _loader);

        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task A_reload_that_is_wrong_is_refused_as_a_whole_with_one_line_and_the_former_settings_go_on()
    {
        var instance = Start();

        _configured.Change((Method + ":Ttl", "1m"), (Method + ":Negative", "soon"), ("Methods:IUser.GetProfileAsync:Ttl", "1m"));
        await instance.ReadAsync(4, _loader);

        Assert.Equal(TimeSpan.FromMinutes(5), (await instance.Cache.GetTimeToLiveAsync("user:4:profile")).Remaining);
        Assert.Equal(
            "The configuration of the cache was loaded again and is wrong, so the former settings go on, and what it switches off is off. "
            + "Cacheable:Methods:IUsers.GetProfileAsync:Negative = \"soon\" is not a duration; write a whole number and a unit (ms, s, m, h, d), as in '10m' or '1h30m'. "
            + "Cacheable:Methods:IUser.GetProfileAsync: no method is cached here under that name; write 'Cacheable:Methods:IUsers.GetProfileAsync', or remove it.",
            Assert.Single(instance.Log.At(LogLevel.Error)));

        _configured.Change((Method + ":Negative", null), ("Methods:IUser.GetProfileAsync:Ttl", null));
        await instance.ReadAsync(5, _loader);
        Assert.Equal(TimeSpan.FromMinutes(1), (await instance.Cache.GetTimeToLiveAsync("user:5:profile")).Remaining);
    }

    [Fact]
    public void What_is_overridden_is_told_at_the_start_and_at_each_change_of_it()
    {
        var instance = Start();

        _configured.Change();
        _configured.Change((Method + ":Beta", "1"));

        Assert.Equal(
            [
                "IUsers.GetProfileAsync: configuration says Ttl = \"5m\" (Cacheable:Methods:IUsers.GetProfileAsync).",
                "IUsers.GetProfileAsync: configuration says Ttl = \"5m\" (Cacheable:Methods:IUsers.GetProfileAsync), Beta = \"1\" (Cacheable:Methods:IUsers.GetProfileAsync).",
            ],
            instance.Log.At(LogLevel.Information).Where(static line => line.Contains("configuration", StringComparison.Ordinal)));
    }

    [Fact]
    public void Options_of_the_whole_cache_are_said_to_need_a_start()
    {
        var instance = Start();

        _configured.Change(("L1Capacity", "50"));

        Assert.Contains("Configuration has changed L1Capacity, which takes effect when the application starts again.", instance.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void An_option_that_is_again_what_the_application_was_started_with_needs_no_start()
    {
        var instance = Start();

        _configured.Change(("L1Capacity", "50"));
        _configured.Change(("L1Capacity", null));

        Assert.Single(instance.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void Switching_on_is_no_warning_and_says_nothing_of_off()
    {
        var instance = Start();

        _configured.Change(("Enabled", "false"));
        _configured.Change(("Enabled", "true"));

        Assert.StartsWith("Configuration switches the cache off.", Assert.Single(instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Single(instance.Log.At(LogLevel.Information), static line => line == "Configuration switches the cache on.");
    }

    [Fact]
    public async Task What_an_update_writes_lives_as_the_cached_method_says_now()
    {
        var instance = Start();
        var update = instance.Engine.Updating(new() { Method = "IUsers.RenameAsync" }, instance.Profiles);

        _configured.Change((Method + ":Ttl", "7m"));
        await update.RunAsync(
            CacheScope.None, new ProfileKey(4), [], this, "new", static (_, _) => Task.CompletedTask, static name => new Updated<ProfileKey, string?>(new ProfileKey(4), name));

        Assert.Equal(TimeSpan.FromMinutes(7), (await instance.Cache.GetTimeToLiveAsync("user:4:profile")).Remaining);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Instance Start(params CachedMethodPlan[] plans) => _fleet.Start(settings => _configured.Configure(settings, plans));
}
