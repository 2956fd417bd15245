using Storefront.Data.Seeding;

namespace Storefront.Hosting;

/// <summary>Serves the shop until Ctrl+C.</summary>
internal static class ServeCommand
{
    public static async Task RunAsync(RunOptions options, TextWriter output, CancellationToken cancellationToken = default)
    {
        var scale = SeedScale.ForProducts(options.Products);
        await output.WriteLineAsync($"Seeding {scale.Products} products and {scale.OrderLines} order lines, the first time only ...");
        var database = ShopFile.CreateCopy(scale);
        try
        {
            using var garnet = options.Redis is null && !options.NoCache ? EmbeddedGarnet.Start() : null;
            var redis = options.NoCache ? null : options.Redis ?? garnet!.Endpoint;
            await using var app = StorefrontHost.Build(new StorefrontOptions
            {
                DatabasePath = database,
                Redis = redis,
                CacheNamespace = Path.GetFileNameWithoutExtension(database),
                Port = options.Port,
            });
            await app.StartAsync(cancellationToken);
            await output.WriteLineAsync($"The shop is open on {app.Urls.Single()}, {Cache(redis, garnet)}. Ctrl+C closes it.");
            await app.WaitForShutdownAsync(cancellationToken);
        }
        finally
        {
            ShopFile.Delete(database);
        }
    }

    private static string Cache(string? redis, EmbeddedGarnet? garnet) =>
        redis is null ? "without a cache" : $"cached on {(garnet is null ? "Redis" : "an embedded Garnet")} at {redis}";
}
