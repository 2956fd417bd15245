using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.DependencyInjection;

/// <summary>Which scope of the cache a decorator is given. Every container here validates its scopes.</summary>
public sealed class ScopeTests : IDisposable
{
    private readonly Catalog _catalog = new();
    private readonly IServiceCollection _services = new ServiceCollection().AddScoped<ICacheTransactionSource, WrittenSource>();

    [Theory]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task A_decorator_of_a_scope_has_what_the_adapters_know_of_that_scope(ServiceLifetime lifetime)
    {
        _services.Add(ServiceDescriptor.Describe(typeof(ICatalog), _ => _catalog, lifetime));
        _services.AddCacheable();
        await using var provider = Build();
        for (var request = 0; request < 4; request++)
        {
            await using var scope = provider.CreateAsyncScope();
            var known = Written(scope.ServiceProvider);
            await Expect(scope.ServiceProvider.GetRequiredService<ICatalog>(), isBypassed: false);
            known.Write();
            await Expect(scope.ServiceProvider.GetRequiredService<ICatalog>(), isBypassed: true);
            await using var other = provider.CreateAsyncScope();
            await Expect(other.ServiceProvider.GetRequiredService<ICatalog>(), isBypassed: false);
            known.End();
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_singleton_has_a_scope_of_its_own_whoever_asks_for_it_first(bool fromScope)
    {
        _services.AddSingleton<ICatalog>(_ => _catalog);
        _services.AddKeyedSingleton<ICatalog>("keyed", (_, _) => _catalog);
        _services.AddSingleton(typeof(IRepository<>), typeof(Repository<>));
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        Written(scope.ServiceProvider).Write();
        var asked = fromScope ? scope.ServiceProvider : provider;

        await Expect(asked.GetRequiredService<ICatalog>(), isBypassed: false);
        await Expect(asked.GetRequiredKeyedService<ICatalog>("keyed"), isBypassed: false);
        Assert.Equal("Char 4, call 1", await asked.GetRequiredService<IRepository<char>>().FindAsync(4));
        Assert.Equal("Char 4, call 1", await asked.GetRequiredService<IRepository<char>>().FindAsync(4));
    }

    [Fact]
    public async Task A_keyed_service_and_an_open_generic_have_the_scope_they_are_resolved_in()
    {
        _services.AddKeyedScoped<ICatalog>("keyed", (_, _) => _catalog);
        _services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        var known = Written(scope.ServiceProvider);
        var repository = scope.ServiceProvider.GetRequiredService<IRepository<byte>>();
        Assert.Equal("Byte 4, call 1", await repository.FindAsync(4));
        await Expect(scope.ServiceProvider.GetRequiredKeyedService<ICatalog>("keyed"), isBypassed: false);

        known.Write();

        Assert.Equal("Byte 4, call 2", await repository.FindAsync(4));
        await Expect(scope.ServiceProvider.GetRequiredKeyedService<ICatalog>("keyed"), isBypassed: true);
    }

    [Fact]
    public async Task A_transient_service_that_is_asked_for_outside_of_every_scope_has_none()
    {
        _services.AddTransient<ICatalog>(_ => _catalog);
        _services.AddCacheable();
        await using var provider = Build();

        Assert.Same(CacheScope.None, provider.GetRequiredService<CacheScope>());
        await Expect(provider.GetRequiredService<ICatalog>(), isBypassed: false);
    }

    public void Dispose() => _catalog.Dispose();

    private static WrittenSource Written(IServiceProvider scope) => (WrittenSource)scope.GetServices<ICacheTransactionSource>().Single();

    // A read past the cache asks the inner service each time.
    private async Task Expect(ICatalog catalog, bool isBypassed)
    {
        await catalog.FindAsync(4);
        var calls = _catalog.Calls;
        await catalog.FindAsync(4);
        Assert.Equal(isBypassed, _catalog.Calls > calls);
    }

    private ServiceProvider Build() =>
        _services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    private sealed class WrittenSource(ICacheTransactionTracker tracker) : ICacheTransactionSource
    {
        private readonly CacheTransaction _transaction = tracker.OfUnsavedChanges();

        public bool HasWritten => _transaction.HasWritten;

        public void Write() => _transaction.SawWrite();

        public void End() => _transaction.Ended(CacheTransactionOutcome.RolledBack);

        public void AddOpen(ICollection<CacheTransaction> transactions) => transactions.Add(_transaction);
    }
}
