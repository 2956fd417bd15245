using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers.Usage;

public class NothingDecoratesTests
{
    [Fact]
    public async Task A_program_that_never_calls_AddCacheable_is_told_so()
    {
        var message = await Review.MessageAsync(Shop.Program("""
            var builder = new Builder();
            builder.Services.{|CACHE0403:AddScoped<IUserService, UserService>|}();
            builder.Build();
            """));

        Assert.Equal(
            "'IUserService' is annotated and registered, and nothing calls AddCacheable, so that its calls bypass the cache; call services.AddCacheable() after the "
            + "last registration",
            message);
    }

    [Theory]
    [InlineData("services.{|CACHE0403:AddSingleton<IUserService>|}(new UserService());")]
    [InlineData("services.{|CACHE0403:AddTransient<IUserService>|}(static _ => new UserService());")]
    [InlineData("services.{|CACHE0403:AddSingleton|}(typeof(IRepository<>), typeof(Repository<>));")]
    [InlineData("services.{|CACHE0403:AddKeyedScoped<IUserService, UserService>|}(\"a\");")]
    [InlineData("services.{|CACHE0403:TryAddScoped<IUserService, UserService>|}();")]
    [InlineData("services.Add(ServiceDescriptor.{|CACHE0403:Scoped<IUserService, UserService>|}());")]
    [InlineData("services.TryAdd(ServiceDescriptor.{|CACHE0403:Describe|}(typeof(IUserService), typeof(UserService), ServiceLifetime.Scoped));")]
    [InlineData("services.Replace({|CACHE0403:new ServiceDescriptor(typeof(IUserService), typeof(UserService), ServiceLifetime.Scoped)|});")]
    [InlineData("services.AddSingleton<Plain>().{|CACHE0403:AddScoped<IRepository<string>, Repository<string>>|}().AddSingleton(services);")]
    [InlineData("ServiceCollectionServiceExtensions.{|CACHE0403:AddScoped<IUserService, UserService>|}(services);")]
    public Task Every_way_of_registering_counts(string statement) =>
        Review.ExpectAsync(Shop.Program($"IServiceCollection services = new ServiceCollection();\n{statement}"));

    [Fact]
    public Task A_program_registers_in_methods_too() => Review.ExpectAsync(Shop.Program("""
        new Builder().Services.AddShop();

        static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services.{|CACHE0403:AddScoped<IUserService, UserService>|}();
        }
        """));

    [Fact]
    public Task A_library_is_told_of_collections_that_it_makes() => Review.ExpectAsync(Shop.Library("""
        public static class Jobs
        {
            public static object Run()
            {
                var services = new ServiceCollection();
                services.{|CACHE0403:AddScoped<IUserService, UserService>|}();
                return new ServiceCollection().AddSingleton<Plain>().{|CACHE0403:AddScoped<IUserService, UserService>|}();
            }
        }
        """));

    [Fact]
    public Task A_library_leaves_what_it_is_given_to_the_application() => Review.ExpectNothingAsync(Shop.Library("""
        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services.AddScoped<IUserService, UserService>();

            public static void AddShop(this Builder builder)
            {
                var services = builder.Services;
                services.AddScoped<IUserService, UserService>();
                Configure(static services => services.AddScoped<IUserService, UserService>());
            }

            public static ICacheableBuilder UseShop(this ICacheableBuilder cache)
            {
                cache.Services.AddScoped<IUserService, UserService>();
                return cache;
            }

            private static void Configure(Action<IServiceCollection> configure) => configure(new ServiceCollection());
        }
        """));

    [Theory]
    [InlineData("services.AddScoped<IUserService, UserService>(); services.AddCacheable();")]
    [InlineData("services.AddScoped<IUserService, UserService>().AddCacheable(cache => { });")]
    [InlineData("services.AddCached<IUserService, UserService>(ServiceLifetime.Scoped);")]
    [InlineData("services.AddSingleton<Plain>(); services.AddScoped<UserService>();")]
    [InlineData("services.AddCacheable(cache => cache.Services.AddScoped<IUserService, UserService>());")]
    [InlineData("if (args.Length > 0) services.AddCacheable(); else services.AddScoped<IUserService, UserService>();")]
    public Task Whoever_decorates_or_registers_nothing_annotated_is_silent(string statements) =>
        Review.ExpectNothingAsync(Shop.Program($"var services = new ServiceCollection();\n{statements}"));

    [Fact]
    public async Task Another_assembly_that_knows_Cacheable_may_decorate_what_it_is_handed()
    {
        var defaults = Shop.Compiled("Company.Defaults", """
            using Microsoft.Extensions.DependencyInjection;

            public static class Defaults
            {
                public static IServiceCollection AddCompanyDefaults(this IServiceCollection services) => services.AddCacheable();
            }
            """);
        var other = Shop.Compiled("Company.Other", """
            using Microsoft.Extensions.DependencyInjection;

            public static class Other
            {
                public static IServiceCollection AddOther(this IServiceCollection services) => services;
            }
            """);

        await Review.ExpectNothingAsync(Shop.Program("new Builder().Services.AddScoped<IUserService, UserService>().AddCompanyDefaults();"), defaults);
        await Review.ExpectAsync(Shop.Program("new Builder().Services.{|CACHE0403:AddScoped<IUserService, UserService>|}().AddOther();"), other);
    }

    [Fact]
    public Task A_test_project_tests_without_a_cache_as_it_likes() => Review.ExpectNothingAsync(
        Shop.Program("new ServiceCollection().AddScoped<IUserService, UserService>();"),
        Shop.Compiled("xunit.v3.core", "public sealed class FactAttribute : System.Attribute;"));
}
