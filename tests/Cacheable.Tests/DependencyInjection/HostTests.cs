using Cacheable.Configuration;
using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Tests.Serialization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.DependencyInjection;

public sealed class HostTests
{
    [Fact]
    public async Task A_host_whose_annotated_interfaces_are_decorated_starts()
    {
        using var host = Host(static services => services.AddScoped<ICatalog, Catalog>().AddCacheable());

        await host.StartAsync();
        await host.StopAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_annotated_interface_that_is_registered_too_late_stops_the_host_by_name(bool keyed)
    {
        using var host = Host(services =>
        {
            services.AddCacheable();
            _ = keyed ? services.AddKeyedScoped<ICatalog, Catalog>("a") : services.AddScoped<ICatalog, Catalog>();
        });

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains(typeof(ICatalog).ToString(), failure.Message, StringComparison.Ordinal);
        Assert.Contains("AddCacheable", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_generic_that_is_registered_too_late_stops_the_host_too()
    {
        using var host = Host(static services => services.AddCacheable().AddScoped(typeof(IRepository<>), typeof(Repository<>)));

        Assert.Contains("IRepository", (await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    public async Task Registrations_that_share_entries_are_named_at_the_start(int registrations, int warnings)
    {
        using var log = new CapturedLog();
        using var host = Host(services =>
        {
            services.AddLogging(logging => logging.AddProvider(log));
            for (var key = 0; key < registrations; key++)
            {
                services.AddKeyedScoped<ICatalog, Catalog>(key);
            }

            services.AddCacheable();
        });

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(warnings, log.At(LogLevel.Warning).Count(static line => line.Contains("ICatalog is registered 2 times", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_option_out_of_range_stops_the_host_and_says_what_to_write()
    {
        using var host = Host(static services => services.AddCacheable(static cache => cache.Configure(static options =>
        {
            options.L1Capacity = 2;
            options.L1Lease = TimeSpan.Zero;
            options.LeaseDuration = TimeSpan.FromSeconds(-1);
            options.InvalidationJournalCapacity = 0;
        })));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        foreach (var option in new[] { "L1Capacity is 2", "L1Lease is 0s", "LeaseDuration is -1s", "InvalidationJournalCapacity is 0" })
        {
            Assert.Contains(option, failure.Message, StringComparison.Ordinal);
        }

        Assert.Equal(4, failure.Failures.Count());
        Assert.All(failure.Failures, static text => Assert.Contains("write ", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(nameof(CacheableOptions.LeaseDuration), 49, false)]
    [InlineData(nameof(CacheableOptions.LeaseDuration), 50, true)]
    [InlineData(nameof(CacheableOptions.LeaseDuration), 3_600_000, true)]
    [InlineData(nameof(CacheableOptions.LeaseDuration), 3_600_001, false)]
    [InlineData(nameof(CacheableOptions.L1Lease), 29, false)]
    [InlineData(nameof(CacheableOptions.L1Lease), 30, true)]
    [InlineData(nameof(CacheableOptions.L1Lease), 3_600_000, true)]
    [InlineData(nameof(CacheableOptions.L1Lease), 3_600_001, false)]
    public async Task A_lease_has_a_least_and_a_longest(string name, int milliseconds, bool starts)
    {
        using var host = Host(services => services.AddCacheable(cache => cache.Configure(options =>
            typeof(CacheableOptions).GetProperty(name)!.SetValue(options, TimeSpan.FromMilliseconds(milliseconds)))));

        var failure = await Record.ExceptionAsync(() => host.StartAsync());

        Assert.Equal(starts, failure is null);
        Assert.All(failure is OptionsValidationException refused ? refused.Failures : [], text => Assert.Contains($"{name} is ", text, StringComparison.Ordinal));
        if (starts)
        {
            await host.StopAsync();
        }
    }

    [Fact]
    public async Task A_serializer_that_cannot_be_made_stops_the_host_and_names_its_method()
    {
        CachedMethodPlan[] plans =
        [
            Plans.Profile,
            Plans.Profile with { Method = "ICatalog.FindAsync", Serializer = typeof(SettledSerializer) },
            Plans.Profile with { Method = "ICatalog.GetAsync", Serializer = typeof(SerializerSettings) },
        ];
        using var host = Host(services => services.AddCacheable().Replace(ServiceDescriptor.Singleton(new KnownMethods(plans, []))));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Contains($"ICatalog.FindAsync: its serializer {typeof(SettledSerializer)} cannot be made", failure.Message, StringComparison.Ordinal);
        Assert.Contains($"ICatalog.GetAsync: its serializer {typeof(SerializerSettings)} cannot be made", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_channel_is_open_when_the_host_has_started()
    {
        var store = new InMemoryRemoteStore();
        var remote = store.Connect();
        using var host = Host(services =>
        {
            services.AddCacheable();
            services.AddSingleton<IRemoteTier>(remote);
        });
        await host.StartAsync();

        var cache = host.Services.GetRequiredService<ICache>();
        await GetAsync(cache, "old");
        await ((IRemoteTier)store.Connect()).InvalidateAsync([CacheName.Parse("user:*")], default);

        Assert.Equal("new", await GetAsync(cache, "new"));
        await host.StopAsync();
    }

    [Fact]
    public async Task L1_can_live_in_the_memory_cache_of_the_application()
    {
        using var host = Host(static services => services.AddCacheable(static cache => cache.UseMemoryCache()));
        await host.StartAsync();
        var cache = host.Services.GetRequiredService<ICache>();

        Assert.Equal("old", await GetAsync(cache, "old"));
        Assert.Equal("old", await GetAsync(cache, "new"));
        Assert.Equal(1, Assert.IsType<MemoryCache>(host.Services.GetRequiredService<IMemoryCache>()).Count);
        await cache.InvalidateAsync("user:*");
        Assert.Equal("new", await GetAsync(cache, "new"));
        await host.StopAsync();
    }

    private static ValueTask<string> GetAsync(ICache cache, string value) => cache.GetOrCreateAsync(
        "user:4:name", value, static (value, _) => new ValueTask<string>(value), new CacheEntryOptions { TimeToLive = TimeSpan.FromMinutes(1) });

    private static IHost Host(Action<IServiceCollection> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.ClearProviders();
        configure(builder.Services);
        return builder.Build();
    }
}
