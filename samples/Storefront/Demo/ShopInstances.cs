using System.Diagnostics.Metrics;
using Storefront.Data;
using Storefront.Data.Seeding;
using Storefront.Hosting;

namespace Storefront.Demo;

/// <summary>Several instances of the shop on one database of their own and, with a cache, on one L2.</summary>
internal sealed class ShopInstances : IAsyncDisposable
{
    private readonly List<WebApplication> _apps = [];
    private readonly string _database;

    private ShopInstances(string database) => _database = database;

    public IReadOnlyList<Uri> Addresses => [.. _apps.Select(app => new Uri(app.Urls.Single()))];

    /// <summary>The commands that all of them sent to the database.</summary>
    public long DatabaseLoads => _apps.Sum(app => app.Services.GetRequiredService<DatabaseLoads>().Count);

    /// <summary>Whether one of them counts with <paramref name="meter"/>.</summary>
    public bool Owns(Meter meter) => _apps.Exists(app => ReferenceEquals(app.Services.GetRequiredService<IMeterFactory>(), meter.Scope));

    public static async Task<ShopInstances> StartAsync(SeedScale scale, string? redis, int count)
    {
        var instances = new ShopInstances(ShopFile.CreateCopy(scale));
        var options = new StorefrontOptions
        {
            DatabasePath = instances._database,
            Redis = redis,
            CacheNamespace = Path.GetFileNameWithoutExtension(instances._database),
        };
        try
        {
            for (var instance = 0; instance < count; instance++)
            {
                var app = StorefrontHost.Build(options);
                instances._apps.Add(app);
                await app.StartAsync();
            }

            return instances;
        }
        catch
        {
            await instances.DisposeAsync();
            throw;
        }
    }

    /// <summary>Closes all instances; what they counted can still be asked.</summary>
    public async Task CloseAsync()
    {
        foreach (var app in _apps)
            await app.StopAsync();
    }

    public TAnswer Ask<TAnswer>(Func<ShopContext, TAnswer> question)
    {
        using var scope = _apps[0].Services.CreateScope();
        return question(scope.ServiceProvider.GetRequiredService<ShopContext>());
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();

        ShopFile.Delete(_database);
    }
}
