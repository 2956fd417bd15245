using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Usage;

public class RemoveReplacedRegistrationCodeFixTests
{
    [Fact]
    public Task The_earlier_statement_goes() => FixReview.AppliesAsync(
        "CACHE0406",
        "Remove 'AddScoped<IUserService, UserService>', which is replaced",
        Shop.With("""
            var services = new ServiceCollection();
            services.AddScoped<IUserService, UserService>();
            services.AddScoped<IUserService, OtherService>();
            services.AddCacheable();
            """),
        Shop.With("""
            var services = new ServiceCollection();
            services.AddScoped<IUserService, OtherService>();
            services.AddCacheable();
            """));

    [Fact]
    public Task What_stands_under_keys_is_left_to_its_author() => FixReview.OffersNothingAsync(
        "CACHE0406",
        Shop.With("""
            var services = new ServiceCollection();
            services.AddKeyedScoped<IUserService, UserService>("eu");
            services.AddKeyedScoped<IUserService, OtherService>("us");
            services.AddCacheable();
            """));

    [Fact]
    public Task Fix_all_removes_it_from_chains_and_descriptors_too() => FixReview.AppliesToAllAsync(
        "CACHE0406",
        "Remove",
        Shop.With("""
            public static class Setup
            {
                public static IServiceCollection AddShop(this IServiceCollection services) => services
                    .AddScoped<IUserService, UserService>()
                    .AddSingleton<Plain>()
                    .AddScoped<IUserService, OtherService>();

                public static void AddTools(this IServiceCollection services)
                {
                    services.Add(ServiceDescriptor.Scoped<IUserService, UserService>());
                    services.AddScoped<IUserService>(static _ => new OtherService());
                }
            }
            """),
        Shop.With("""
            public static class Setup
            {
                public static IServiceCollection AddShop(this IServiceCollection services) => services
                    .AddSingleton<Plain>()
                    .AddScoped<IUserService, OtherService>();

                public static void AddTools(this IServiceCollection services)
                {
                    services.AddScoped<IUserService>(static _ => new OtherService());
                }
            }
            """));
}
