using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.DependencyInjection;

public sealed class DecoratedTests
{
    private readonly IServiceCollection _services = new ServiceCollection();

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task An_implementation_calls_itself_through_the_cache(ServiceLifetime lifetime)
    {
        _services.AddSingleton<Sink>();
        _services.Add(ServiceDescriptor.Describe(typeof(ICatalog), typeof(SelfCalling), lifetime));
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        var catalog = scope.ServiceProvider.GetRequiredService<ICatalog>();

        Assert.Equal("the one below 7: 6", await catalog.FindAsync(7));
        Assert.Equal("6", await catalog.FindAsync(6));
        Assert.Equal("the one below 7: 6", await catalog.FindAsync(7));

        Assert.Equal([7, 6], provider.GetRequiredService<Sink>().Loaded);
    }

    [Fact]
    public async Task It_is_the_decorator_that_callers_of_the_scope_get_and_stays_it()
    {
        _services.AddSingleton<Sink>();
        _services.AddScoped<ICatalog, SelfCalling>();
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        await using var other = provider.CreateAsyncScope();
        var decorated = scope.ServiceProvider.GetRequiredService<IDecorated<ICatalog>>();

        Assert.Same(scope.ServiceProvider.GetRequiredService<ICatalog>(), decorated.Service);
        Assert.Same(decorated.Service, decorated.Service);
        Assert.NotSame(decorated.Service, other.ServiceProvider.GetRequiredService<IDecorated<ICatalog>>().Service);
    }

    [Fact]
    public async Task A_transient_implementation_is_given_one_other_instance()
    {
        _services.AddTransient<ICatalog, Catalog>();
        _services.AddCacheable();
        await using var provider = Build();
        var decorated = provider.GetRequiredService<IDecorated<ICatalog>>();

        Assert.IsType<CatalogDecorator>(decorated.Service);
        Assert.Same(decorated.Service, decorated.Service);
    }

    [Fact]
    public async Task A_keyed_implementation_finds_itself_without_saying_its_key()
    {
        _services.AddSingleton<Sink>();
        _services.AddKeyedSingleton<ICatalog, Catalog>("other");
        _services.AddKeyedScoped<ICatalog, SelfCallingByKey>("own");
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredKeyedService<ICatalog>("own");

        Assert.Equal("the one below 7: 6", await own.FindAsync(7));
        Assert.Equal("6", await own.FindAsync(6));
        Assert.Equal([7, 6], provider.GetRequiredService<Sink>().Loaded);
        Assert.Same(own, scope.ServiceProvider.GetRequiredKeyedService<IDecorated<ICatalog>>("own").Service);
    }

    [Fact]
    public async Task An_implementation_without_a_key_may_be_written_for_either()
    {
        _services.AddSingleton<Sink>();
        _services.AddScoped<ICatalog, SelfCallingByKey>();
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();

        Assert.Equal("the one below 7: 6", await scope.ServiceProvider.GetRequiredService<ICatalog>().FindAsync(7));
    }

    [Fact]
    public async Task A_generic_implementation_finds_itself_as_well()
    {
        _services.AddScoped(typeof(IRepository<>), typeof(SelfCallingRepository<>));
        _services.AddCacheable();
        await using var provider = Build();
        await using var scope = provider.CreateAsyncScope();
        var repository = scope.ServiceProvider.GetRequiredService<IRepository<string>>();

        Assert.Equal("above Int32 and String", await repository.FindAsync(1));
        Assert.Equal("above Int32 and String", await repository.FindAsync(1));
    }

    [Fact]
    public async Task What_is_registered_by_one_line_has_it_too_and_what_is_not_annotated_is_what_it_is()
    {
        _services.AddSingleton<Sink>();
        _services.AddCached<ICatalog, SelfCalling>(ServiceLifetime.Singleton);
        await using var provider = Build();

        Assert.Equal("the one below 7: 6", await provider.GetRequiredService<ICatalog>().FindAsync(7));
        Assert.Same(provider.GetRequiredService<Sink>(), provider.GetRequiredService<IDecorated<Sink>>().Service);
    }

    [Fact]
    public async Task A_service_that_is_not_registered_is_missed_when_it_is_asked_for()
    {
        _services.AddCacheable();
        await using var provider = Build();
        var decorated = provider.GetRequiredService<IDecorated<ICatalog>>();

        Assert.Throws<InvalidOperationException>(() => decorated.Service);
    }

    private ServiceProvider Build() => _services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    private sealed class Sink
    {
        public List<int> Loaded { get; } = [];
    }

    private sealed class SelfCalling(Sink sink, IDecorated<ICatalog> self) : ICatalog
    {
        public string Name => "calls itself";

        public async ValueTask<string> FindAsync(int id)
        {
            sink.Loaded.Add(id);
            return id == 7 ? $"the one below 7: {await self.Service.FindAsync(6)}" : $"{id}";
        }
    }

    private sealed class SelfCallingByKey(Sink sink, [FromKeyedServices] IDecorated<ICatalog> self) : ICatalog
    {
        public string Name => "calls itself under its key";

        public async ValueTask<string> FindAsync(int id)
        {
            sink.Loaded.Add(id);
            return id == 7 ? $"the one below 7: {await self.Service.FindAsync(6)}" : $"{id}";
        }
    }

    private sealed class SelfCallingRepository<T>(IDecorated<IRepository<T>> self, IDecorated<IRepository<int>> other) : IRepository<T>
    {
        private int _calls;

        public async ValueTask<string> FindAsync(int id) => id == 0
            ? $"{typeof(T).Name}{(_calls++ == 0 ? string.Empty : " again")}"
            : $"above {(typeof(T) == typeof(int) ? string.Empty : await other.Service.FindAsync(0))} and {await self.Service.FindAsync(0)}";
    }
}
