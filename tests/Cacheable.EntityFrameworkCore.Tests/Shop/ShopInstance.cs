using Cacheable.Remote;
using Cacheable.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>One instance of the application, put together as an application is: decorators of the generator, contexts of DI, one line for EF Core.</summary>
internal sealed class ShopInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ShopInstance(ShopDatabase database, IRemoteTier tier, TimeProvider time, ShopSettings settings)
    {
        Remote = new ChaosRemoteTier(tier);
        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<LoadCount>();
        services.AddSingleton<IRemoteTier>(Remote);
        services.AddLogging(logging => logging.AddProvider(Log));
        services.AddScoped<IUsers, Users>();
        services.AddCacheable(cache =>
        {
            cache.UseEntityFrameworkCore<ShopContext>();
            settings.Cache(cache);
        });
        void Configure(DbContextOptionsBuilder options)
        {
            // What EF Core builds for each logger factory takes longer than most tests.
            database.Use(options.UseLoggerFactory(NullLoggerFactory.Instance));
            settings.Context(options);
        }

        if (settings.IsPooled)
        {
            services.AddDbContextPool<ShopContext>(Configure);
            services.AddPooledDbContextFactory<ShopContext>(Configure);
        }
        else
        {
            services.AddDbContext<ShopContext>(Configure);
            services.AddDbContextFactory<ShopContext>(Configure, ServiceLifetime.Scoped);
        }

        _services = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>L2 as this instance sees it, to be disturbed.</summary>
    public ChaosRemoteTier Remote { get; }

    public WarningLog Log { get; } = new();

    public ICache Cache => _services.GetRequiredService<ICache>();

    public IServiceProvider Services => _services;

    /// <summary>How often a name was read from the database.</summary>
    public int Loads => _services.GetRequiredService<LoadCount>().Value;

    public int Invalidations => Remote.Count(RemoteCommands.Invalidate);

    /// <summary>A DI scope, as of a request.</summary>
    public ShopScope Open() => new(_services.CreateAsyncScope());

    /// <summary>The name of user 4 as another request of this instance gets it.</summary>
    public async Task<string?> ReadAsync()
    {
        await using var scope = Open();
        return await scope.Users.NameAsync(4);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
