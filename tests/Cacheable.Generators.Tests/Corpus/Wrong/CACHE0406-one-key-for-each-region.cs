using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static IServiceCollection AddPrices(this IServiceCollection services) => services
        .AddKeyedScoped<IPrices, PricesInEuro>("eu")
        .{|CACHE0406:AddKeyedScoped<IPrices, PricesInDollar>|}("us");
}

public sealed class PricesInDollar : IPrices
{
    public Task<string> NameAsync(int id) => Task.FromResult($"${id}");
}

public interface IPrices
{
    [Cached("price:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class PricesInEuro : IPrices
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Prices {id}");
}
