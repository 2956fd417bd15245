using Microsoft.AspNetCore.Builder;
using Storefront.Data.Seeding;
using Storefront.Hosting;

namespace Cacheable.Storefront.Tests.Pages;

/// <summary>A small shop on a loopback port, with its cache on an embedded Garnet.</summary>
public sealed class RunningShop : IAsyncLifetime
{
    private readonly string _database = ShopFile.CreateCopy(SeedScale.ForProducts(1000));
    private readonly EmbeddedGarnet _garnet = EmbeddedGarnet.Start();
    private WebApplication? _app;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public async ValueTask InitializeAsync()
    {
        _app = StorefrontHost.Build(new StorefrontOptions { DatabasePath = _database, Redis = _garnet.Endpoint });
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        _garnet.Dispose();
        ShopFile.Delete(_database);
    }
}
