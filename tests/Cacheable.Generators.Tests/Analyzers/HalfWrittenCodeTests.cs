using Cacheable.Generators.Tests.Analyzers.Harness;
using Cacheable.Generators.Tests.Harness;

namespace Cacheable.Generators.Tests.Analyzers;

/// <summary>An IDE asks after every keystroke, and code is broken most of the time.</summary>
public class HalfWrittenCodeTests
{
    private const string Source =
        """
        [assembly: CacheDefaults(Jitter = "10%")]

        [CacheDefaults(Ttl = "5m")]
        public interface IUserService<T> : IDisposable where T : class
        {
            [Cached("user:<id>:<T>:<order.Address.Country>:<day:yyyy-MM>", Ttl = "10m", Tiers = CacheTiers.L1)]
            Task<IReadOnlyList<T>> GetAsync<TKey>(int id, Order? order, DateOnly day, [NotInKey] params TKey[] more);

            [InvalidatesCache("user:{id}:*"), InvalidatesCache(nameof(IUserService<>))]
            ref int Rename(in int id, out string name);
        }

        public sealed record Order(int Number, Func<Order> Address) { [Cached] static int Count => 0; }
        """;

    private const string Use =
        """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        var builder = new Builder(args);
        var services = builder.Services;
        services.AddCacheable(cache => cache.Services.AddSingleton<IUsers>(_ => new Users(null!))).AddShop(builder);
        services.AddKeyedScoped<IUsers, Users>("a").TryAdd(ServiceDescriptor.Describe(typeof(IUsers), typeof(Users), ServiceLifetime.Scoped));
        services.Replace(new ServiceDescriptor(typeof(IUsers), "b", (provider, key) => provider.GetRequiredService<IUsers>(), ServiceLifetime.Singleton));

        public sealed class Builder(string[] args) { public IServiceCollection Services => args is [] ? new ServiceCollection() : Services; }

        public static class Setup
        {
            extension(IServiceCollection services)
            {
                public IServiceCollection AddShop(Builder builder) => builder is null ? services.AddShop(builder!) : services.AddScoped<IUsers, Users>();
            }
        }

        public interface IUsers { [Cached("user:<id>", Ttl = "5m")] Task<int> GetAsync(int id); Task<int> SumAsync(); }

        public class Users(IDecorated<IUsers> self) : IUsers
        {
            public Task<int> GetAsync(int id) => ((IUsers)this).GetAsync(id);

            public async Task<int> SumAsync() => await this.GetAsync(1) + new[] { 2 }.Select(GetAsync).Count() + await self.Service.GetAsync(3);
        }
        """;

    public static TheoryData<int> Parts { get; } = [.. Enumerable.Range(0, 8)];

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task No_prefix_of_a_source_makes_an_analyzer_or_the_generator_throw(int part)
    {
        for (var length = part; length <= Source.Length; length += 8)
        {
            var compilation = Review.Compile(Source[..length]);

            await AllAnalyzers.RunAsync(compilation, TestContext.Current.CancellationToken);
            GeneratorRun.Unchecked(compilation);
        }
    }

    [Fact]
    public async Task No_prefix_of_code_that_uses_it_makes_an_analyzer_throw()
    {
        for (var length = 0; length <= Use.Length; length += 7)
            await AllAnalyzers.RunAsync(Review.Compile(Use[..length]), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nor_does_any_code_with_a_hole()
    {
        for (var start = 0; start + 11 <= Use.Length; start += 11)
            await AllAnalyzers.RunAsync(Review.Compile(Use.Remove(start, 11)), TestContext.Current.CancellationToken);
    }
}
