using Cacheable;
using Cacheable.Redis;
using Cacheable.Remote;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Storefront.Carts;
using Storefront.Catalog;
using Storefront.Data;
using Storefront.Data.Seeding;
using Storefront.Orders;
using Storefront.Pages;
using Storefront.Reviews;
using Storefront.Sales;
using Storefront.Search;
using Storefront.Users;

namespace Storefront.Hosting;

/// <summary>Composes one instance of the shop.</summary>
public static class StorefrontHost
{
    public static WebApplication Build(StorefrontOptions options)
    {
        // Its settings lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls($"http://127.0.0.1:{options.Port}");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);

        builder.Services.AddHttpContextAccessor();
        builder.Services.AddRazorComponents();

        // Nothing that the pages encrypt outlives the process.
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddDatabase(options.DatabasePath);
        builder.Services.AddShop();

        // What caches: every annotated interface registered so far is decorated, and invalidates after the commits of its context.
        if (options.Redis is { } redis)
        {
            builder.Services.AddCacheable(cache => cache
                .UseRedis(redis, tier => Tune(tier, options))
                .UseEntityFrameworkCore<ShopContext>()
                .Configure(Tune));
        }

        var app = builder.Build();
        app.UsePageFacts(cached: options.Redis is not null);
        app.MapPages();
        app.MapForms();
        return app;
    }

    private static void Tune(RedisOptions tier, StorefrontOptions options)
    {
        tier.Namespace = options.CacheNamespace;

        // By default a command has 100 ms. Here the shop, its database, Garnet and the demo's shoppers share the cores of one machine.
        tier.CommandTimeout = TimeSpan.FromSeconds(1);
    }

    // A sample's carts may go with its Garnet. A shop keeps the default and a Redis that appends to a file.
    private static void Tune(CacheableOptions cache) => cache.WriteBehind.Durability = WriteBehindDurability.Memory;

    private static void AddShop(this IServiceCollection services) => services
        .AddScoped<ICatalog, CatalogService>()
        .AddScoped<IBestSellers, BestSellersService>()
        .AddScoped<ISearch, SearchService>()
        .AddScoped<IReviews, ReviewService>()
        .AddScoped<IUsers, UserService>()
        .AddScoped<IOrders, OrderService>()
        .AddScoped<ICarts, CartService>()
        .AddSingleton<CartTurns>();

    private static void AddDatabase(this IServiceCollection services, string path) => services
        .AddSingleton<DatabaseLoads>()
        .AddSingleton<ConnectionSettings>()
        .AddDbContext<ShopContext>((provider, context) => context
            .UseSqlite(ShopFile.ConnectionString(path))
            .AddInterceptors(provider.GetRequiredService<DatabaseLoads>(), provider.GetRequiredService<ConnectionSettings>()));
}
