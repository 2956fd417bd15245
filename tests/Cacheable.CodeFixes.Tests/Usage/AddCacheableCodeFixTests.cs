using Cacheable.CodeFixes.Tests.Harness;

namespace Cacheable.CodeFixes.Tests.Usage;

public class AddCacheableCodeFixTests
{
    [Fact]
    public Task It_is_called_after_the_last_registration_of_a_program() => AppliesAsync(
        """
        var services = new ServiceCollection();
        services.AddScoped<IUserService, UserService>(); // the users
        services.AddSingleton<Plain>();

        Console.WriteLine(services.Count);
        """,
        """
        var services = new ServiceCollection();
        services.AddScoped<IUserService, UserService>(); // the users
        services.AddSingleton<Plain>();
        services.AddCacheable();

        Console.WriteLine(services.Count);
        """);

    [Fact]
    public Task Of_a_method_and_outside_of_its_branches() => AppliesAsync(
        """
        public static class Jobs
        {
            public static object Services(bool isTest)
            {
                var services = new ServiceCollection();
                if (isTest)
                {
                    services.AddSingleton<Plain>();
                    services.AddScoped<IUserService, UserService>();
                }

                return services;
            }
        }
        """,
        """
        public static class Jobs
        {
            public static object Services(bool isTest)
            {
                var services = new ServiceCollection();
                if (isTest)
                {
                    services.AddSingleton<Plain>();
                    services.AddScoped<IUserService, UserService>();
                }
                services.AddCacheable();

                return services;
            }
        }
        """);

    [Fact]
    public Task At_the_end_of_a_chain_in_its_layout() => AppliesAsync(
        """
        public static class Jobs
        {
            public static object Services() => new ServiceCollection()
                .AddScoped<IUserService, UserService>()
                .AddSingleton<Plain>();
        }
        """,
        """
        public static class Jobs
        {
            public static object Services() => new ServiceCollection()
                .AddScoped<IUserService, UserService>()
                .AddSingleton<Plain>()
                .AddCacheable();
        }
        """);

    [Fact]
    public Task And_where_a_chain_goes_on_with_something_else() => AppliesAsync(
        "var count = new ServiceCollection().AddScoped<IUserService, UserService>().ToList().Count;",
        "var count = new ServiceCollection().AddScoped<IUserService, UserService>().AddCacheable().ToList().Count;");

    [Fact]
    public Task Fix_all_calls_it_once_for_each_place() => FixReview.AppliesToAllAsync(
        "CACHE0403",
        "Call AddCacheable",
        Shop.With("""
            var services = new ServiceCollection();
            services.AddScoped<IUserService, UserService>();
            services.AddScoped<IOrderService, OrderService>();
            Setup.Configure(services);

            static class Setup
            {
                public static void Configure(IServiceCollection services)
                {
                    services.Add(ServiceDescriptor.Scoped<IUserService, UserService>());
                }
            }
            """),
        Shop.With("""
            var services = new ServiceCollection();
            services.AddScoped<IUserService, UserService>();
            services.AddScoped<IOrderService, OrderService>();
            services.AddCacheable();
            Setup.Configure(services);

            static class Setup
            {
                public static void Configure(IServiceCollection services)
                {
                    services.Add(ServiceDescriptor.Scoped<IUserService, UserService>());
                    services.AddCacheable();
                }
            }
            """));

    private static Task AppliesAsync(string before, string after) =>
        FixReview.AppliesAsync("CACHE0403", "Call AddCacheable", Shop.With(before), Shop.With(after));
}
