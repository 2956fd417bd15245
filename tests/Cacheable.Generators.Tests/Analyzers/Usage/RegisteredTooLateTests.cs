using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers.Usage;

public class RegisteredTooLateTests
{
    [Fact]
    public async Task What_is_registered_later_is_not_decorated()
    {
        var message = await Review.MessageAsync(Shop.Program("""
            var builder = new Builder();
            builder.Services.AddSingleton<Plain>();
            builder.Services.AddCacheable();
            builder.Services.{|CACHE0404:AddScoped<IUserService, UserService>|}();
            """));

        Assert.Equal(
            "'IUserService' is registered after AddCacheable, which decorates what is registered before it; move the registration before it, or write AddCached",
            message);
    }

    [Fact]
    public Task In_a_chain_in_a_method_in_a_lambda_and_behind_an_alias() => Review.ExpectAsync(Shop.Library("""
        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) =>
                services.AddSingleton<Plain>().AddCacheable(static cache => { }).{|CACHE0404:AddScoped<IUserService, UserService>|}();

            public static void Configure(Builder builder)
            {
                var services = builder.Services;
                builder.Services.AddCacheable();
                if (builder.IsDevelopment)
                {
                    services.{|CACHE0404:TryAddScoped<IUserService, UserService>|}();
                }

                Configure(static services =>
                {
                    services.AddCacheable();
                    services.Add(ServiceDescriptor.{|CACHE0404:Singleton<IUserService, UserService>|}());
                });

                static void Local(IServiceCollection services)
                {
                    services.AddCacheable();
                    services.{|CACHE0404:AddKeyedScoped<IUserService, UserService>|}("a");
                }
            }

            private static void Configure(Action<IServiceCollection> configure) => configure(new ServiceCollection());
        }
        """));

    [Fact]
    public Task Methods_of_the_project_are_followed() => Review.ExpectAsync(Shop.Program("""
        var services = new ServiceCollection();
        services.AddEngine();
        services.AddPlain();
        services.{|CACHE0404:AddShop|}(more: true);
        Setup.{|CACHE0404:AddAll|}(services);

        static class Setup
        {
            public static void AddEngine(this IServiceCollection services) => services.AddCacheable();

            public static IServiceCollection AddPlain(this IServiceCollection services) => services.AddSingleton<Plain>();

            public static IServiceCollection AddShop(this IServiceCollection services, bool more) => services.AddScoped<IUserService, UserService>();

            public static void AddAll(IServiceCollection services) => services.AddPlain().AddShop(more: false);
        }
        """));

    [Theory]
    [InlineData("services.AddScoped<IUserService, UserService>(); services.AddCacheable();")]
    [InlineData("services.AddCacheable(); services.AddCached<IUserService, UserService>(ServiceLifetime.Scoped);")]
    [InlineData("services.AddCacheable(); services.AddSingleton<Plain>(); services.AddScoped<UserService>();")]
    [InlineData("services.AddCacheable(); services.AddScoped<IUserService, UserService>(); services.AddCacheable();")]
    [InlineData("if (args.Length > 0) services.AddCacheable(); else services.AddScoped<IUserService, UserService>();")]
    [InlineData("if (args.Length > 0) { services.AddCacheable(); } services.AddScoped<IUserService, UserService>();")]
    [InlineData("_ = args.Length > 0 ? services.AddCacheable() : services.AddScoped<IUserService, UserService>();")]
    [InlineData("services.AddCacheable(); new ServiceCollection().AddScoped<IUserService, UserService>();")]
    [InlineData("services.AddCacheable(); Setup.AddDecorated(services);")]
    [InlineData("Setup.AddOnce(services); services.AddCacheable();")]
    [InlineData("services.AddCacheable(cache => cache.Services.AddScoped<IUserService, UserService>());")]
    public Task What_is_decorated_after_all_or_perhaps_is_silent(string statements) => Review.ExpectNothingAsync(Shop.Program($$"""
        var services = new ServiceCollection();
        {{statements}}

        static class Setup
        {
            public static void AddDecorated(IServiceCollection services)
            {
                services.AddScoped<IUserService, UserService>();
                services.AddCacheable();
            }

            public static void AddOnce(IServiceCollection services) => services.AddSingleton<Plain>();
        }
        """));

    [Fact]
    public Task Whoever_called_may_decorate_again() => Review.ExpectNothingAsync(Shop.Library("""
        public static class Setup
        {
            public static void Configure(IServiceCollection services)
            {
                AddShop(services);
                services.AddCacheable();
            }

            private static void AddShop(IServiceCollection services)
            {
                services.AddCacheable();
                services.AddScoped<IUserService, UserService>();
            }
        }
        """));

    [Fact]
    public Task Methods_of_an_extension_block_are_followed_as_well() => Review.ExpectAsync(Shop.Program("""
        var services = new ServiceCollection();
        services.AddEngine();
        services.AddPlain();
        services.{|CACHE0404:AddShop|}();

        static class Setup
        {
            extension(IServiceCollection services)
            {
                public void AddEngine() => services.AddCacheable();

                public IServiceCollection AddPlain() => services.AddSingleton<Plain>();

                public IServiceCollection AddShop() => services.AddScoped<IUserService, UserService>();
            }
        }
        """));

    [Fact]
    public Task Methods_that_call_each_other_in_a_circle_end() => Review.ExpectAsync(Shop.Library("""
        public static class Setup
        {
            public static void One(IServiceCollection services)
            {
                services.AddCacheable();
                services.{|CACHE0404:AddScoped<IUserService, UserService>|}();
                Two(services);
            }

            public static void Two(IServiceCollection services) => Three(services);

            public static void Three(IServiceCollection services) => Two(services);
        }
        """));
}
