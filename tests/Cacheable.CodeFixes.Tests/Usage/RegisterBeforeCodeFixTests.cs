using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Usage;

public class RegisterBeforeCodeFixTests
{
    [Fact]
    public Task The_statement_moves_with_its_comments() => AppliesAsync(
        "Register before AddCacheable",
        """
        var services = new ServiceCollection();

        // The cache.
        services.AddCacheable(cache =>
        {
        });

        // Users are asked for
        // by every page.
        services.AddScoped<IUserService, UserService>(); // so they are cached
        services.AddSingleton<Plain>();
        """,
        """
        var services = new ServiceCollection();

        // Users are asked for
        // by every page.
        services.AddScoped<IUserService, UserService>(); // so they are cached
        // The cache.
        services.AddCacheable(cache =>
        {
        });

        services.AddSingleton<Plain>();
        """);

    [Fact]
    public Task In_one_chain_AddCacheable_moves() => AppliesAsync(
        "Call AddCacheable last",
        """
        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services
                .AddSingleton<Plain>()
                .AddCacheable(cache => { })
                .AddScoped<IUserService, UserService>()
                .AddSingleton<Plain>();
        }
        """,
        """
        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services) => services
                .AddSingleton<Plain>()
                .AddScoped<IUserService, UserService>()
                .AddSingleton<Plain>()
                .AddCacheable(cache => { });
        }
        """);

    [Fact]
    public Task What_is_returned_stays_and_AddCacheable_comes_to_it() => AppliesAsync(
        "Register before AddCacheable",
        """
        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services)
            {
                services.AddSingleton<Plain>();
                services.AddCacheable();
                return services.AddScoped<IUserService, UserService>();
            }
        }
        """,
        """
        public static class Setup
        {
            public static IServiceCollection AddShop(this IServiceCollection services)
            {
                services.AddSingleton<Plain>();
                return services.AddScoped<IUserService, UserService>().AddCacheable();
            }
        }
        """);

    [Fact]
    public Task A_method_that_registers_is_called_before() => AppliesAsync(
        "Register before AddCacheable",
        """
        var services = new ServiceCollection();
        services.AddCacheable();
        services.AddShop();

        static class Setup
        {
            public static void AddShop(this IServiceCollection services) => services.AddScoped<IUserService, UserService>();
        }
        """,
        """
        var services = new ServiceCollection();
        services.AddShop();
        services.AddCacheable();

        static class Setup
        {
            public static void AddShop(this IServiceCollection services) => services.AddScoped<IUserService, UserService>();
        }
        """);

    [Fact]
    public Task What_needs_a_variable_of_in_between_or_stands_in_a_branch_is_left_to_its_author() => FixReview.OffersNothingAsync(
        "CACHE0404",
        Shop.With("""
            var services = new ServiceCollection();
            services.AddCacheable();
            var users = new UserService();
            services.AddSingleton<IUserService>(users);
            """));

    [Fact]
    public Task Fix_all_keeps_the_order_of_what_it_moves() => FixReview.AppliesToAllAsync(
        "CACHE0404",
        "Register before",
        Shop.With("""
            var services = new ServiceCollection();
            services.AddCacheable();
            services.AddScoped<IUserService, UserService>();
            services.AddSingleton<Plain>();
            services
                .AddScoped<IOrderService, OrderService>()
                .AddSingleton<IServiceProviderFactory<object>>(static _ => null!);
            services.AddKeyedScoped<IOrderService, OrderService>("a").AddKeyedScoped<IUserService, UserService>("a");
            """),
        Shop.With("""
            var services = new ServiceCollection();
            services.AddScoped<IUserService, UserService>();
            services
                .AddScoped<IOrderService, OrderService>()
                .AddSingleton<IServiceProviderFactory<object>>(static _ => null!);
            services.AddKeyedScoped<IOrderService, OrderService>("a").AddKeyedScoped<IUserService, UserService>("a");
            services.AddCacheable();
            services.AddSingleton<Plain>();
            """));

    private static Task AppliesAsync(string offer, string before, string after) =>
        FixReview.AppliesAsync("CACHE0404", offer, Shop.With(before), Shop.With(after));
}
