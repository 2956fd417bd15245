using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.DependencyInjection;

public sealed class DecorationTests
{
    private readonly IServiceCollection _services = new ServiceCollection();

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task A_service_keeps_its_lifetime(ServiceLifetime lifetime)
    {
        _services.Add(ServiceDescriptor.Describe(typeof(ICatalog), typeof(Catalog), lifetime));
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        await using var other = provider.CreateAsyncScope();

        var first = scope.ServiceProvider.GetRequiredService<ICatalog>();
        Assert.IsType<CatalogDecorator>(first);
        Assert.Equal(lifetime != ServiceLifetime.Transient, first == scope.ServiceProvider.GetRequiredService<ICatalog>());
        Assert.Equal(lifetime == ServiceLifetime.Singleton, first == other.ServiceProvider.GetRequiredService<ICatalog>());
    }

    [Fact]
    public async Task The_entries_outlive_the_scope_that_filled_them()
    {
        _services.AddScoped<ICatalog, Catalog>();
        _services.AddCacheable();
        await using var provider = Build();

        var values = new HashSet<string>();
        for (var request = 0; request < 3; request++)
        {
            await using var scope = provider.CreateAsyncScope();
            values.Add(await scope.ServiceProvider.GetRequiredService<ICatalog>().FindAsync(4));
        }

        Assert.Single(values);
    }

    [Fact]
    public async Task Two_applications_in_one_process_share_nothing()
    {
        _services.AddSingleton<ICatalog>(new Catalog("shared"));
        _services.AddCacheable();
        await using var one = Build();
        await using var two = Build();
        var catalog = (Catalog)_services.Single(static service => service.ServiceType == typeof(ICatalog) && service.IsKeyedService).KeyedImplementationInstance!;

        await one.GetRequiredService<ICatalog>().FindAsync(4);
        await two.GetRequiredService<ICatalog>().FindAsync(4);

        Assert.Equal(2, catalog.Calls);
    }

    [Fact]
    public async Task A_factory_sees_the_provider_of_its_scope()
    {
        _services.AddScoped<List<string>>();
        _services.AddScoped<ICatalog>(static provider =>
        {
            provider.GetRequiredService<List<string>>().Add("made");
            return new Catalog("by factory");
        });
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();

        Assert.Equal("by factory", scope.ServiceProvider.GetRequiredService<ICatalog>().Name);
        Assert.Single(scope.ServiceProvider.GetRequiredService<List<string>>());
    }

    [Fact]
    public async Task A_keyed_service_is_found_by_its_key_alone_and_its_factory_sees_that_key()
    {
        _services.AddKeyedSingleton<ICatalog>("a", static (_, key) => new Catalog($"keyed {key}"));
        _services.AddKeyedSingleton<ICatalog, Catalog>("b");
        _services.AddKeyedSingleton<ICatalog>("c", new Catalog("instance"));
        _services.AddCacheable();
        await using var provider = Build();

        Assert.Equal("keyed a", Decorated("a").Name);
        Assert.Equal("by type", Decorated("b").Name);
        Assert.Equal("instance", Decorated("c").Name);
        Assert.Null(provider.GetService<ICatalog>());

        ICatalog Decorated(string key) => Assert.IsType<CatalogDecorator>(provider.GetRequiredKeyedService<ICatalog>(key));
    }

    [Fact]
    public void A_registration_for_any_key_or_one_that_asks_for_its_key_says_what_to_change()
    {
        _services.AddKeyedSingleton<ICatalog>(KeyedService.AnyKey, static (_, key) => new Catalog($"keyed {key}"));
        Assert.Contains("for each key", Assert.Throws<NotSupportedException>(() => _services.AddCacheable()).Message, StringComparison.Ordinal);

        var asking = new ServiceCollection();
        asking.AddKeyedSingleton<ICatalog, CatalogWithKey>("a");
        Assert.Contains("factory", Assert.Throws<NotSupportedException>(() => asking.AddCacheable()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_registrations_stay_several_in_their_order()
    {
        _services.AddSingleton<ICatalog>(new Catalog("first"));
        _services.AddSingleton<ICatalog>(static _ => new Catalog("second"));
        _services.AddSingleton<ICatalog, Catalog>();
        _services.AddCacheable();
        await using var provider = Build();

        var all = provider.GetServices<ICatalog>().ToList();

        Assert.Equal(["first", "second", "by type"], all.Select(static catalog => catalog.Name));
        Assert.All(all, static catalog => Assert.IsType<CatalogDecorator>(catalog));
        Assert.Equal("by type", provider.GetRequiredService<ICatalog>().Name);
    }

    [Fact]
    public async Task What_the_container_made_is_disposed_once_and_an_instance_never()
    {
        var made = new List<Catalog>();
        var instance = new Catalog("instance");
        _services.AddSingleton<ICatalog>(instance);
        _services.AddScoped<ICatalog>(_ => Make("scoped"));
        _services.AddTransient<ICatalog>(_ => Make("transient"));
        _services.AddCacheable();
        await using (var provider = Build())
        {
            await using (var scope = provider.CreateAsyncScope())
            {
                _ = scope.ServiceProvider.GetServices<ICatalog>().ToList();
                Assert.All(made, static catalog => Assert.Equal(0, catalog.Disposals));
            }

            Assert.Equal(2, made.Count);
            Assert.All(made, static catalog => Assert.Equal(1, catalog.Disposals));
        }

        Assert.All(made, static catalog => Assert.Equal(1, catalog.Disposals));
        Assert.Equal(0, instance.Disposals);

        Catalog Make(string name)
        {
            made.Add(new Catalog(name));
            return made[^1];
        }
    }

    [Fact]
    public async Task An_open_generic_is_decorated_for_every_type_it_is_closed_with()
    {
        _services.AddScoped(typeof(IRepository<>), typeof(Repository<>));
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        var texts = scope.ServiceProvider.GetRequiredService<IRepository<string>>();
        var numbers = scope.ServiceProvider.GetRequiredService<IRepository<int>>();

        Assert.Equal("String 4, call 1", await texts.FindAsync(4));
        Assert.Equal("String 4, call 1", await texts.FindAsync(4));
        Assert.Equal("Int32 4, call 1", await numbers.FindAsync(4));

        await using var later = provider.CreateAsyncScope();
        Assert.Equal("String 4, call 1", await later.ServiceProvider.GetRequiredService<IRepository<string>>().FindAsync(4));
    }

    [Fact]
    public async Task A_closed_registration_of_a_generic_interface_is_decorated_too()
    {
        _services.AddSingleton<IRepository<Guid>, Repository<Guid>>();
        _services.AddSingleton(typeof(IRepository<>), typeof(Repository<>));
        _services.AddCacheable();
        var disposals = Repository<Guid>.Disposals;
        await using (var provider = Build())
        {
            var repository = provider.GetRequiredService<IRepository<Guid>>();
            Assert.IsType<RepositoryDecorator<Guid>>(repository);
            Assert.Equal("Guid 4, call 1", await repository.FindAsync(4));
            Assert.Equal("Guid 4, call 1", await repository.FindAsync(4));
            Assert.IsType<RepositoryDecorator<long>>(provider.GetRequiredService<IRepository<long>>());
        }

        Assert.Equal(disposals + 1, Repository<Guid>.Disposals);
    }

    [Fact]
    public void A_generic_interface_that_is_registered_twice_or_with_a_key_says_what_to_change()
    {
        _services.AddSingleton(typeof(IRepository<>), typeof(Repository<>));
        _services.AddSingleton(typeof(IRepository<>), typeof(Repository<>));
        Assert.Contains("Keep one registration", Assert.Throws<NotSupportedException>(() => _services.AddCacheable()).Message, StringComparison.Ordinal);

        var keyed = new ServiceCollection();
        keyed.AddKeyedSingleton(typeof(IRepository<>), "a", typeof(Repository<>));
        Assert.Contains("without a key", Assert.Throws<NotSupportedException>(() => keyed.AddCacheable()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_the_cache_twice_decorates_once_and_what_came_between_too()
    {
        _services.AddSingleton<ICatalog>(new Catalog("before"));
        _services.AddCacheable(static cache => cache.Configure(static options => options.L1Capacity = 50));
        _services.AddSingleton<ICatalog>(new Catalog("between"));
        _services.AddCacheable(static cache => cache.Configure(static options => options.WaitForFill = true));
        await using var provider = Build();

        var all = provider.GetServices<ICatalog>().ToList();

        Assert.Equal(["before", "between"], all.Select(static catalog => catalog.Name));
        Assert.All(all, static catalog => Assert.IsType<CatalogDecorator>(catalog));
        Assert.Single(provider.GetServices<ICacheEngine>());
        var options = provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<CacheableOptions>>().Value;
        Assert.Equal((50, true), (options.L1Capacity, options.WaitForFill));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AddCached_needs_no_order(bool before)
    {
        if (before)
        {
            _services.AddCached<ICatalog, Catalog>(ServiceLifetime.Scoped);
        }

        _services.AddCacheable();
        if (!before)
        {
            _services.AddCached<ICatalog, Catalog>(ServiceLifetime.Scoped);
        }

        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        Assert.IsType<CatalogDecorator>(Assert.Single(scope.ServiceProvider.GetServices<ICatalog>()));
    }

    [Fact]
    public void AddCached_of_an_interface_without_attributes_names_it()
    {
        var failure = Assert.Throws<InvalidOperationException>(() => _services.AddCached<IDisposable, Catalog>(ServiceLifetime.Singleton));

        Assert.Contains("IDisposable", failure.Message, StringComparison.Ordinal);
        Assert.Contains("[Cached]", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_container_with_the_cache_can_be_disposed_synchronously()
    {
        _services.AddScoped<ICatalog, Catalog>();
        _services.AddCacheable();
        using var provider = Build();
        _ = provider.GetRequiredService<ICacheEngine>();
    }

    private ServiceProvider Build() =>
        _services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
}
