using Microsoft.Extensions.DependencyInjection;

public sealed class PriceFeed(IPrices {|CACHE0405:prices|}, TimeProvider time)
{
    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Console.WriteLine(await prices.NameAsync(time.GetUtcNow().Second));
        }
    }
}

public static class Setup
{
    public static void AddFeed(this IServiceCollection services)
    {
        services.AddScoped<IPrices, PricesService>();
        services.AddSingleton<PriceFeed>();
    }
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
