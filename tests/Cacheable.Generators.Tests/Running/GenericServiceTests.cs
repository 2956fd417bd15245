using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Running;

public class GenericServiceTests
{
    [Fact]
    public async Task The_container_closes_the_decorator_of_a_generic_interface()
    {
        var engine = await EmittedProgram.RunAsync("""
            public interface IRepository<T> where T : class
            {
                [Cached("item:<T>:<id>", Ttl = "5m")] Task<T?> GetAsync(int id);
                [Cached("cast:<T>:<TOther>:<id>", Ttl = "5m")] Task<TOther> CastAsync<TOther>(int id);
            }

            public sealed class Repository<T> : IRepository<T> where T : class
            {
                public Task<T?> GetAsync(int id) => Task.FromResult<T?>(null);
                public Task<TOther> CastAsync<TOther>(int id) => Task.FromResult((TOther)(object)id);
            }

            public static class Scenario
            {
                public static async Task Run(RecordingEngine engine)
                {
                    Assert.True(DecorationCatalog.TryGet(typeof(IRepository<string>), out var decoration));
                    var open = Assert.IsType<OpenGenericDecoration>(decoration);
                    var services = new ServiceCollection();
                    services.AddSingleton<ICacheEngine>(engine);
                    services.AddSingleton(Cacheable.Transactions.CacheScope.None);
                    services.AddKeyedScoped(typeof(IRepository<>), InnerServiceKey.OpenGeneric, typeof(Repository<>));
                    services.AddSingleton(open.MethodsType);
                    services.AddScoped(open.ServiceType, open.DecoratorType);
                    await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
                    await using var scope = provider.CreateAsyncScope();

                    Assert.Null(await scope.ServiceProvider.GetRequiredService<IRepository<string>>().GetAsync(4));
                    Assert.Null(await scope.ServiceProvider.GetRequiredService<IRepository<Version>>().GetAsync(4));
                    var repository = scope.ServiceProvider.GetRequiredService<IRepository<string>>();
                    Assert.Equal(4, await repository.CastAsync<int>(4));
                    Assert.Equal(4L, await repository.CastAsync<object>(4) is int number ? number : 0);
                    Assert.Equal(4, await repository.CastAsync<int>(4));
                }
            }
            """);

        Assert.Equal(
            ["item:System.String:4", "item:System.Version:4", "cast:System.String:System.Int32:4", "cast:System.String:System.Object:4", "cast:System.String:System.Int32:4"],
            engine.Keys);
        Assert.Equal(2, engine.Plans.Count(plan => plan.Method == "IRepository.CastAsync"));
    }
}
