// Near CACHE0405: the singleton opens a scope for each use
using Microsoft.Extensions.DependencyInjection;

public sealed class PriceFeed(IServiceScopeFactory scopes)
{
    public async Task<string> ReadAsync(int product)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IPrices>().NameAsync(product);
    }
}

public static class Setup
{
    public static IServiceCollection AddFeed(this IServiceCollection services) =>
        services.AddScoped<IPrices, PricesService>().AddSingleton<PriceFeed>();
}

public interface IPrices
{
    [Cached("price:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class PricesService : IPrices
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Prices {id}");
}
