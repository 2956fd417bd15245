// Near CACHE0405: whoever takes it is scoped as well
using Microsoft.Extensions.DependencyInjection;

public sealed class Checkout(IPrices prices, Random random)
{
    public Task<string> NextAsync() => prices.NameAsync(random.Next());
}

public static class Setup
{
    public static IServiceCollection AddCheckout(this IServiceCollection services) =>
        services.AddScoped<IPrices, PricesService>().AddScoped<Checkout>().AddSingleton<Random>();
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
