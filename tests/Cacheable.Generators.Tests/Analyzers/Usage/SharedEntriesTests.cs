using Cacheable.Generators.Tests.Analyzers.Harness;

namespace Cacheable.Generators.Tests.Analyzers.Usage;

public class SharedEntriesTests
{
    private const string Other = """

        public sealed class OtherService(string region = "eu") : IUserService
        {
            public string Region => region;

            public Task<string> GetNameAsync(int id) => Task.FromResult(region);
        }

        """;

    [Fact]
    public async Task Two_keys_of_one_interface_share_its_entries()
    {
        var message = await Review.MessageAsync(Shop.Library("""
            public static class Setup
            {
                public static IServiceCollection AddShop(this IServiceCollection services) => services
                    .AddKeyedScoped<IUserService, UserService>("eu")
                    .{|CACHE0406:AddKeyedScoped<IUserService, OtherService>|}("us");
            }
            """ + Other));

        Assert.Equal(
            "'IUserService' is registered twice, as 'UserService' under the key 'eu' and as 'OtherService' under the key 'us', and both share its entries: what one "
            + "loads, callers of the other get; give each an interface of its own",
            message);
    }

    [Fact]
    public async Task Without_keys_the_second_replaces_the_first_for_who_asks_for_one()
    {
        var message = await Review.MessageAsync(Shop.Library("""
            public static class Setup
            {
                public static void AddShop(this IServiceCollection services)
                {
                    services.AddScoped<IUserService, UserService>();
                    services.{|CACHE0406:AddScoped<IUserService>|}(Make);
                }

                private static IUserService Make(IServiceProvider provider) => new OtherService();
            }
            """ + Other));

        Assert.EndsWith("what one loads, callers of the other get; remove the first, which the second replaces, or give each an interface of its own", message, StringComparison.Ordinal);
        Assert.Contains("as 'UserService' and as what a factory makes", message, StringComparison.Ordinal);
    }

    [Fact]
    public Task Factories_under_two_keys_make_what_differs() => Review.ExpectAsync(Shop.Library("""
        public static class Setup
        {
            public static void AddShop(this IServiceCollection services)
            {
                services.AddKeyedSingleton<IUserService>("eu", (_, key) => new OtherService((string)key!));
                services.{|CACHE0406:AddKeyedSingleton<IUserService>|}("us", (_, key) => new OtherService((string)key!));
            }

            public static void AddTools(this IServiceCollection services)
            {
                services.AddCached<IUserService, UserService>(ServiceLifetime.Scoped);
                services.Add(ServiceDescriptor.{|CACHE0406:KeyedScoped<IUserService, OtherService>|}("us"));
            }
        }
        """ + Other));

    [Theory]
    [InlineData("services.AddScoped<IUserService, UserService>(); services.AddScoped<IRepository<int>, Repository<int>>();")]
    [InlineData("if (isTest) services.AddScoped<IUserService, UserService>(); else services.AddScoped<IUserService, OtherService>();")]
    [InlineData("if (isTest) { services.AddScoped<IUserService, UserService>(); return; } services.AddScoped<IUserService, OtherService>();")]
    [InlineData("services.AddScoped<IUserService, UserService>(); if (isTest) { services.AddScoped<IUserService, OtherService>(); }")]
    [InlineData("_ = isTest ? services.AddScoped<IUserService, UserService>() : services.AddScoped<IUserService, OtherService>();")]
    [InlineData("switch (isTest) { case true: services.AddScoped<IUserService, UserService>(); break; default: services.AddScoped<IUserService, OtherService>(); break; }")]
    [InlineData("services.AddScoped<IUserService, UserService>(); services.TryAddScoped<IUserService, OtherService>();")]
    [InlineData("services.AddScoped<IUserService, UserService>(); services.RemoveAll<IUserService>(); services.AddScoped<IUserService, OtherService>();")]
    [InlineData("services.AddScoped<IUserService, UserService>(); services.Replace(ServiceDescriptor.Scoped<IUserService, OtherService>());")]
    [InlineData("services.AddKeyedScoped<IUserService, UserService>(\"a\"); services.AddKeyedScoped<IUserService, UserService>(\"b\");")]
    [InlineData("services.AddScoped<IUserService, UserService>(); new ServiceCollection().AddCacheable().AddSingleton<Plain>();")]
    [InlineData("services.AddScoped<UserService>(); services.AddScoped<IUserService>(provider => provider.GetRequiredService<UserService>());")]
    [InlineData("services.AddScoped<IRepository<int>, Repository<int>>(); services.AddScoped<IRepository<string>, Repository<string>>();")]
    public Task One_at_a_time_or_the_same_twice_is_silent(string statements) => Review.ExpectNothingAsync(Shop.Library($$"""
        public static class Setup
        {
            public static void AddShop(this IServiceCollection services, bool isTest)
            {
                {{statements}}
            }
        }
        """ + Other));
}
