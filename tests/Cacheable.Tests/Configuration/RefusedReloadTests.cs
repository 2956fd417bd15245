using Cacheable.Configuration;
using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Configuration;

/// <summary>What still holds of a configuration that is loaded again and is wrong, gone, or cannot be followed to the end.</summary>
public sealed class RefusedReloadTests : IAsyncDisposable
{
    private const string Method = "Methods:IUsers.GetProfileAsync";

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");

    [Theory]
    [InlineData("Enabled")]
    [InlineData(Method + ":Enabled")]
    [InlineData("Templates:user:<id>:profile:Enabled")]
    public async Task What_it_switches_off_is_off_whatever_else_is_wrong_with_it(string path)
    {
        var configured = new Configured((Method + ":Ttl", "5m"));
        var instance = Start(configured);
        await instance.ReadAsync(4, _loader);

        configured.Change((path, "false"), ("Nonsense", "1"), (Method + ":Negative", "soon"));
        await instance.ReadAsync(4, _loader);
        await instance.ReadAsync(4, _loader);

        Assert.Equal(3, _loader.Calls);
        Assert.Contains("Cacheable:Nonsense is no setting", Assert.Single(instance.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Equal(path == "Enabled", instance.Log.At(LogLevel.Warning).Any(static line => line.StartsWith("Configuration switches the cache off.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task It_switches_nothing_on_that_was_off_before_and_what_it_no_longer_switches_off_is_as_it_was()
    {
        var configured = new Configured((Method + ":Enabled", "false"));
        var instance = Start(configured);
        var policies = instance.Get<MethodPolicies>();

        configured.Change((Method + ":Enabled", "true"), ("Enabled", "false"), ("Nonsense", "1"));
        Assert.False(policies.ByHand.Current.IsEnabled);
        configured.Change(("Enabled", null));

        Assert.True(policies.ByHand.Current.IsEnabled);
        await instance.ReadAsync(4, _loader);
        await instance.ReadAsync(4, _loader);
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task A_method_that_came_late_contradicts_for_itself_alone_which_is_told_once_and_is_switched_off_all_the_same()
    {
        var configured = new Configured((Method + ":L1Ttl", "1h"));
        var instance = _fleet.Start(settings =>
        {
            configured.Configure(settings);
            var chosen = settings.Cache;
            settings.Cache = cache =>
            {
                chosen(cache);
                cache.Services.Replace(ServiceDescriptor.Singleton(
                    new KnownMethods([Plans.Orders], [new CachedTemplateAttribute(Plans.Profile.KeyTemplate, Plans.Profile.Method)])));
            };
        });
        await instance.ReadAsync(4, _loader);

        configured.Change(("Methods:IUsers.GetOrdersAsync:Ttl", "1m"));
        Assert.Equal(TimeSpan.FromMinutes(1), instance.Get<MethodPolicies>().Of(Plans.Orders).Current.TimeToLive);
        Assert.Equal(Plans.TimeToLive, instance.Get<MethodPolicies>().Of(Plans.Profile).Current.TimeToLive);

        configured.Change(("Enabled", "false"));
        await instance.ReadAsync(4, _loader);
        Assert.Equal(2, _loader.Calls);
        AssertTold(times: 1);

        configured.Change((Method + ":L1Ttl", "2h"));
        AssertTold(times: 2);

        void AssertTold(int times)
        {
            Assert.Equal(times, instance.Log.At(LogLevel.Error).Count());
            Assert.All(
                instance.Log.At(LogLevel.Error),
                static line => Assert.StartsWith("IUsers.GetProfileAsync: configuration does not fit this method, so its attributes hold.", line, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_section_that_is_gone_leaves_the_kill_switch_where_it_is_until_a_setting_ends_it()
    {
        var configured = new Configured(("Enabled", "false"), (Method + ":Ttl", "5m"));
        var instance = Start(configured);

        configured.Change(("Enabled", null), (Method + ":Ttl", null));
        await instance.ReadAsync(4, _loader);
        await instance.ReadAsync(4, _loader);

        Assert.Equal(2, _loader.Calls);
        Assert.Contains(instance.Log.At(LogLevel.Warning), static line => line.StartsWith("Configuration says nothing of the cache any more.", StringComparison.Ordinal));

        configured.Change(("Enabled", "true"));
        await instance.ReadAsync(4, _loader);
        await instance.ReadAsync(4, _loader);
        Assert.Equal(3, _loader.Calls);
        Assert.Equal(Plans.TimeToLive, (await instance.Cache.GetTimeToLiveAsync("user:4:profile")).Remaining);
    }

    [Fact]
    public void What_is_loaded_twice_and_reads_the_same_is_told_once()
    {
        var configured = new Configured((Method + ":Ttl", "5m"));
        var instance = Start(configured);

        configured.Change((Method + ":Ttl", "5 m"));
        configured.Change();
        Assert.Single(instance.Log.At(LogLevel.Error));

        configured.Change((Method + ":Ttl", "6 m"));
        Assert.Equal(2, instance.Log.At(LogLevel.Error).Count());

        configured.Change((Method + ":Ttl", null));
        configured.Change();
        Assert.Single(instance.Log.At(LogLevel.Warning), static line => line.StartsWith("Configuration says nothing", StringComparison.Ordinal));
    }

    [Fact]
    public void A_section_that_said_nothing_before_is_not_missed()
    {
        var configured = new Configured();
        var instance = Start(configured);

        configured.Change();

        Assert.Empty(instance.Log.At(LogLevel.Warning));
    }

    [Fact]
    public void An_option_that_is_out_of_range_is_refused_before_the_next_start_fails_of_it()
    {
        var configured = new Configured();
        var instance = Start(configured);

        configured.Change(("L1Capacity", "2"));

        Assert.EndsWith("Cacheable:L1Capacity is 2; write at least 3.", Assert.Single(instance.Log.At(LogLevel.Error)), StringComparison.Ordinal);
        Assert.Empty(instance.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task An_L1_that_cannot_be_emptied_leaves_no_method_under_the_former_settings()
    {
        using var memory = new MemoryCache(new MemoryCacheOptions());
        var configured = new Configured();
        var instance = _fleet.Start(settings =>
        {
            settings.WithoutL2 = true;
            settings.Cache = cache =>
            {
                cache.UseMemoryCache();
                cache.Services.AddSingleton<IMemoryCache>(memory);
            };
            configured.Configure(settings, Plans.Profile, Plans.Orders);
        });
        await instance.ReadAsync(4, _loader);
        await instance.Engine.CachedTask<OrdersKey, string>(Plans.Orders).ReadAsync(new OrdersKey(4), new Loader<string>("orders"));

        memory.Dispose();
        configured.Change(("Enabled", "false"));

        var policies = instance.Get<MethodPolicies>();
        Assert.False(policies.Of(Plans.Profile).Current.IsEnabled);
        Assert.False(policies.Of(Plans.Orders).Current.IsEnabled);
        Assert.False(policies.ByHand.Current.IsEnabled);
        Assert.Equal(2, instance.Log.At(LogLevel.Error).Count(static line => line.StartsWith("An L1 could not be emptied", StringComparison.Ordinal)));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Instance Start(Configured configured) => _fleet.Start(settings => configured.Configure(settings));
}
