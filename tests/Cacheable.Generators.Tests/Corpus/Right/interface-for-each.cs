// Near CACHE0406: each implementation has an interface of its own
using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static IServiceCollection AddPrices(this IServiceCollection services) =>
        services.AddScoped<IEuroPrices, EuroPricesService>().AddScoped<IDollarPrices, DollarPricesService>();
}

public interface IEuroPrices
{
    [Cached("price:eu:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class EuroPricesService : IEuroPrices
{
    public Task<string> NameAsync(int id) => Task.FromResult($"EuroPrices {id}");
}

public interface IDollarPrices
{
    [Cached("price:us:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class DollarPricesService : IDollarPrices
{
    public Task<string> NameAsync(int id) => Task.FromResult($"DollarPrices {id}");
}
