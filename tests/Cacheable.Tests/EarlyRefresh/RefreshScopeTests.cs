using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.EarlyRefresh;

/// <summary>Which service a refresh in the background calls: that of the caller is gone when its request is. Every container here validates its scopes.</summary>
public sealed class RefreshScopeTests
{
    private readonly CallLog _log = new();
    private readonly IServiceCollection _services;

    public RefreshScopeTests() => _services = new ServiceCollection().AddSingleton(_log);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_scoped_service_is_called_in_a_scope_of_its_own_which_is_disposed_after_the_load(bool synchronous)
    {
        _services.AddScoped<IDueCatalog, DueCatalog>();
        await using var provider = Build();
        DueCatalog first;
        await using (var request = provider.CreateAsyncScope())
        {
            await ReadAsync(request.ServiceProvider.GetRequiredService<IDueCatalog>(), synchronous);
            first = await CalledAsync();
        }

        Assert.Same(first, await DisposedAsync());
        await using var second = provider.CreateAsyncScope();
        var catalog = second.ServiceProvider.GetRequiredService<IDueCatalog>();
        var refreshing = await RefreshedAsync(() => ReadAsync(catalog, synchronous));

        Assert.NotSame(first, refreshing);
        Assert.Same(refreshing, await DisposedAsync());
    }

    [Fact]
    public async Task A_singleton_is_called_itself()
    {
        _services.AddSingleton<IDueCatalog, DueCatalog>();
        await using var provider = Build();
        var catalog = provider.GetRequiredService<IDueCatalog>();

        await catalog.FindAsync(4);

        Assert.Same(await CalledAsync(), await RefreshedAsync(() => catalog.FindAsync(4)));
    }

    [Theory]
    [InlineData(0, "first")]
    [InlineData(1, "second")]
    [InlineData(2, "keyed a")]
    public async Task Of_several_registrations_and_keys_each_is_refreshed_by_its_own(int index, string name)
    {
        _services.AddScoped<IDueCatalog>(static provider => new DueCatalog(provider.GetRequiredService<CallLog>(), "first"));
        _services.AddScoped<IDueCatalog>(static provider => new DueCatalog(provider.GetRequiredService<CallLog>(), "second"));
        _services.AddKeyedScoped<IDueCatalog>("a", static (provider, key) => new DueCatalog(provider.GetRequiredService<CallLog>(), $"keyed {key}"));
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        IDueCatalog[] catalogs = [.. scope.ServiceProvider.GetServices<IDueCatalog>(), scope.ServiceProvider.GetRequiredKeyedService<IDueCatalog>("a")];

        await catalogs[index].FindAsync(4);
        var first = await CalledAsync();
        var refreshing = await RefreshedAsync(() => catalogs[index].FindAsync(4));

        Assert.NotSame(first, refreshing);
        Assert.Equal((name, name), (first.Name, refreshing.Name));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_generic_service_is_refreshed_by_the_one_of_its_type(bool closed)
    {
        _ = closed
            ? _services.AddScoped<IDueShelf<string>, DueShelf<string>>()
            : _services.AddScoped(typeof(IDueShelf<>), typeof(DueShelf<>));
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        var shelf = scope.ServiceProvider.GetRequiredService<IDueShelf<string>>();

        await shelf.FindAsync(4);
        var first = await CalledAsync();
        var refreshing = await RefreshedAsync(() => shelf.FindAsync(4).AsTask());

        Assert.IsType<DueShelf<string>>(refreshing);
        Assert.NotSame(first, refreshing);
    }

    private static Task<int> ReadAsync(IDueCatalog catalog, bool synchronous) => synchronous ? Task.FromResult(catalog.Find(4)) : catalog.FindAsync(4);

    private async Task<DueCatalog> CalledAsync() => await _log.Calls.Reader.ReadAsync(TestContext.Current.CancellationToken);

    /// <summary>Reads until a lookup has begun a refresh: the clock of hits goes in steps of some milliseconds, and an entry is fresh in its first.</summary>
    private async Task<DueCatalog> RefreshedAsync(Func<Task> read)
    {
        DueCatalog? called;
        do
        {
            await read();
            await Task.Yield();
        }
        while (!_log.Calls.Reader.TryRead(out called));
        return called;
    }

    private async Task<DueCatalog> DisposedAsync() => await _log.Disposals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    private ServiceProvider Build() =>
        _services.AddCacheable().BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
}
