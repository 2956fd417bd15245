using Cacheable.Contract;
using Cacheable.Tests.DependencyInjection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Tests.Configuration;

public sealed class ConfiguredStartTests
{
    [Fact]
    public async Task The_section_of_the_hosts_configuration_is_found_by_itself_and_told_once()
    {
        using var log = new CapturedLog();
        using var host = Host(log, ("Cacheable:Methods:ICatalog.FindAsync:Ttl", "1m"), ("Cacheable:Templates:user:<id>:profile:Beta", "2"));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(
            "ICatalog.FindAsync: configuration says Ttl = \"1m\" (Cacheable:Methods:ICatalog.FindAsync), Beta = \"2\" (Cacheable:Templates:user:<id>:profile).",
            Assert.Single(log.At(LogLevel.Information), static line => line.Contains("configuration", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_a_section_nothing_is_told()
    {
        using var log = new CapturedLog();
        using var host = Host(log);

        await host.StartAsync();
        await host.StopAsync();

        Assert.DoesNotContain(log.At(LogLevel.Information), static line => line.Contains("configuration", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Everything_that_is_wrong_stops_the_host_at_once_with_paths_and_what_to_write()
    {
        using var host = Host(
            log: null,
            ("Cacheable:Methods:ICatalog.FindAsnc:Ttl", "1m"),
            ("Cacheable:Methods:ICatalog.FindAsync:L1Ttl", "1h"),
            ("Cacheable:Methods:ICatalog.FindAsync:Ttl", "10 minutes"),
            ("Cacheable:Templates:user:<id>:profil:Ttl", "1m"),
            ("Cacheable:Profiles:patent:Ttl", "1m"),
            ("Cacheable:Enabld", "true"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(
            """
            The configuration of the cache is wrong.
              Cacheable:Enabld is no setting; write 'Cacheable:Enabled'.
              Cacheable:Methods:ICatalog.FindAsync:Ttl = "10 minutes" is not a duration; write '10m'.
              Cacheable:Methods:ICatalog.FindAsnc: no method is cached here under that name; write 'Cacheable:Methods:ICatalog.FindAsync', or remove it.
              Cacheable:Templates:user:<id>:profil: no method has that key template; write 'Cacheable:Templates:user:<id>:profile', or remove it.
              Cacheable:Profiles:patent: no method names that profile; write 'Cacheable:Profiles:patient', or remove it.
              Cacheable:Methods:ICatalog.FindAsync:L1Ttl = "1h" for ICatalog.FindAsync is longer than the Ttl of 10m; shorten it or lengthen the Ttl.
            """.ReplaceLineEndings("\n"),
            failure.Message);
    }

    [Fact]
    public void Without_a_host_the_first_service_tells_it()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IConfiguration>(new Configured(("Methods:ICatalog.FindAsync:Ttl", "soon")).Root)
            .AddScoped<ICatalog, Catalog>()
            .AddCacheable()
            .BuildServiceProvider();
        using var scope = provider.CreateScope();

        var failure = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<ICatalog>());

        Assert.Contains("Cacheable:Methods:ICatalog.FindAsync:Ttl = \"soon\"", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_section_can_be_named_and_none_looked_at()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Shop:Caching:Methods:ICatalog.FindAsync:Enabled", "false"), KeyValuePair.Create<string, string?>("Cacheable:Whatever", "1")])
            .Build();

        Assert.Equal(2, await LoadsAsync(cache => cache.UseConfiguration(configuration.GetSection("Shop:Caching"))));
        Assert.Equal(1, await LoadsAsync(static cache => cache.IgnoreConfiguration()));

        async Task<int> LoadsAsync(Action<ICacheableBuilder> configure)
        {
            var catalog = new Catalog();
            using var provider = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddSingleton<ICatalog>(catalog).AddCacheable(configure).BuildServiceProvider();
            var decorated = provider.GetRequiredService<ICatalog>();
            await decorated.FindAsync(4);
            await decorated.FindAsync(4);
            return catalog.Calls;
        }
    }

    [Fact]
    public void The_root_of_a_configuration_is_refused_because_everything_else_stands_there()
    {
        var root = new Configured().Root;

        var failure = Assert.Throws<ArgumentException>(() => new ServiceCollection().AddCacheable(cache => cache.UseConfiguration(root)));

        Assert.Contains("pass its section, as in configuration.GetSection(\"Cacheable\")", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_very_many_problems_twenty_are_told_and_how_many_there_are_besides()
    {
        using var host = Host(log: null, [.. Enumerable.Range(10, 25).Select(static number => ($"Cacheable:Methods:ICatalog.FindAsync:Nonsense{number}", "1"))]);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(22, failure.Message.Split('\n').Length);
        Assert.EndsWith("\n  And 5 more.", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("L1Capacity", "2", "Cacheable:L1Capacity is 2; write at least 3.")]
    [InlineData("WriteBehind:Capacity", "0", "Cacheable:WriteBehind:Capacity is 0; write at least 1.")]
    public async Task An_option_that_is_out_of_range_is_told_by_its_path(string name, string text, string problem)
    {
        using var host = Host(log: null, ("Cacheable:" + name, text));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(problem, Assert.Single(failure.Failures));
    }

    [Fact]
    public async Task An_option_that_is_out_of_range_and_a_name_that_nobody_knows_are_told_at_one_start()
    {
        using var host = Host(log: null, ("Cacheable:L1Capacity", "2"), ("Cacheable:LeaseDuration", "0s"), ("Cacheable:Methods:ICatalog.FindAsnc:Ttl", "1m"));

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Collection(
            failure.Failures,
            static told => Assert.Equal("Cacheable:L1Capacity is 2; write at least 3.", told),
            static told => Assert.StartsWith("Cacheable:LeaseDuration is 0s; write ", told, StringComparison.Ordinal),
            static told => Assert.StartsWith("Cacheable:Methods:ICatalog.FindAsnc: no method is cached here under that name;", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_section_that_is_named_and_holds_nothing_is_told()
    {
        using var log = new CapturedLog();
        using var host = Host(log, static cache => cache.UseConfiguration(new ConfigurationBuilder().Build().GetSection("Cachable")), ("Cacheable:Enabled", "false"));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal(
            "The section 'Cachable', which UseConfiguration names, holds nothing, and no other is read: no switch and no setting has any effect. "
            + "Name the section that holds them, or leave UseConfiguration out to read 'Cacheable'.",
            Assert.Single(log.At(LogLevel.Warning)));
    }

    [Fact]
    public async Task The_usual_section_may_be_missing_and_a_named_one_that_holds_something_needs_no_word()
    {
        using var log = new CapturedLog();
        var named = new Configured(("Enabled", "true")).Section;
        foreach (var choose in new Action<ICacheableBuilder>[] { static _ => { }, static cache => cache.IgnoreConfiguration(), cache => cache.UseConfiguration(named) })
        {
            using var host = Host(log, choose);
            await host.StartAsync();
            await host.StopAsync();
        }

        Assert.Empty(log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_write_has_no_switch_and_a_generic_method_no_name_with_a_namespace()
    {
        var space = typeof(IStock).Namespace;
        using var host = Host(log: null, ("Cacheable:Methods:IStock.SetAsync:Enabled", "false"), ($"Cacheable:Methods:{space}.IStock.CountAsync:Ttl", "1m"));

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal(
            $"""
            The configuration of the cache is wrong.
              Cacheable:Methods:{space}.IStock.CountAsync: no method is cached here under that name; write 'Cacheable:Methods:IStock.CountAsync', or remove it.
              Cacheable:Methods:IStock.SetAsync: it invalidates and is not cached, and there is no switch for invalidations; remove it.
            """.ReplaceLineEndings("\n"),
            failure.Message);
    }

    [Fact]
    public async Task A_method_may_be_named_with_the_namespace_of_its_interface_which_comes_before_the_short_name()
    {
        var full = $"Cacheable:Methods:{typeof(ICatalog).FullName}.FindAsync";
        using var log = new CapturedLog();
        using var host = Host(log, (full + ":Ttl", "1m"), ("Cacheable:Methods:ICatalog.FindAsync:Ttl", "2m"));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Contains($"ICatalog.FindAsync: configuration says Ttl = \"1m\" ({full}).", log.At(LogLevel.Information));
    }

    [Fact]
    public async Task Methods_of_all_interfaces_of_an_assembly_may_be_named_and_generic_ones_are_looked_at_when_they_are_called()
    {
        using var log = new CapturedLog();
        using var host = Host(log, ("Cacheable:Methods:IStock.CountAsync:L1Ttl", "1h"), ("Cacheable:Profiles:patient:Ttl", "1m"));
        await host.StartAsync();

        var stock = host.Services.GetRequiredService<IStock>();
        Assert.Equal(1, await stock.CountAsync<int>(4));
        Assert.Equal(1, await stock.CountAsync<int>(4));

        Assert.Contains(
            log.At(LogLevel.Error),
            static line => line.StartsWith("IStock.CountAsync: configuration does not fit this method, so its attributes hold. Cacheable:Methods:IStock.CountAsync:L1Ttl", StringComparison.Ordinal));
        await host.StopAsync();
    }

    private static IHost Host(CapturedLog? log, params (string Path, string Text)[] settings) => Host(log, static _ => { }, settings);

    private static IHost Host(CapturedLog? log, Action<ICacheableBuilder> choose, params (string Path, string Text)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection(settings.Select(static setting => KeyValuePair.Create<string, string?>(setting.Path, setting.Text)));
        if (log is not null)
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        }

        builder.Services.AddScoped<ICatalog, Catalog>().AddSingleton<IStock, Stock>().AddCacheable(choose);
        return builder.Build();
    }
}

/// <summary>An interface whose decorator is generated, with a method that is not known before it is called.</summary>
public interface IStock
{
    [Cached("stock:<T>:<id>", Ttl = "1m", Profile = "patient")]
    ValueTask<int> CountAsync<T>(int id);

    [InvalidatesCache("stock:*")]
    Task SetAsync(int count);
}

internal sealed class Stock : IStock
{
    private int _calls;

    public ValueTask<int> CountAsync<T>(int id) => new(++_calls);

    public Task SetAsync(int count) => Task.CompletedTask;
}
