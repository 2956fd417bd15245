using Storefront.Data.Seeding;
using Storefront.Hosting;

namespace Storefront.Demo;

/// <summary>The demo: the same load without and then with the cache.</summary>
internal sealed class DemoRun(RunOptions run)
{
    private readonly SeedScale _scale = SeedScale.ForProducts(run.Products);

    private readonly DemoOptions _options = new()
    {
        Duration = TimeSpan.FromSeconds(run.Seconds),
        WarmUp = TimeSpan.FromSeconds(run.Seconds / 2.0),
        Clients = run.Clients,
        Seed = run.Seed,
        Skew = run.Skew,
    };

    public async Task<DemoFigures> RunAsync(IDemoProgress progress)
    {
        var seeding = progress.Begin($"Seeding {_scale.Products:N0} products and {_scale.OrderLines:N0} order lines");
        await Task.Run(() => ShopFile.Prepare(_scale));
        seeding(1);

        var half = new DemoHalf(_scale, new LoadPlan(_scale, _options.Seed, _options.Skew, _options.Instances), _options);
        var without = await half.RunAsync(redis: null, progress.Begin("Shopping without the cache"));

        using var garnet = run.Redis is null ? EmbeddedGarnet.Start() : null;
        var with = await half.RunAsync(run.Redis ?? garnet!.Endpoint, progress.Begin("Shopping with the cache"));

        return new DemoFigures
        {
            Products = _scale.Products,
            OrderLines = _scale.OrderLines,
            Clients = _options.Clients,
            Instances = _options.Instances,
            Seed = _options.Seed,
            Skew = _options.Skew,
            L2 = run.Redis is null ? "Garnet, embedded" : run.Redis,
            Without = without,
            With = with,
        };
    }
}
