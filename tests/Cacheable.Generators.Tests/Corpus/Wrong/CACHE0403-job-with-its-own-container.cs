using Microsoft.Extensions.DependencyInjection;

public static class NightlyJob
{
    public static async Task<string> RunAsync(IServiceProviderFactory<IServiceCollection> factory)
    {
        var services = new ServiceCollection();
        services.{|CACHE0403:AddTransient<IReports>|}(static _ => new ReportsService());
        await using var scope = factory.CreateServiceProvider(services).CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IReports>().NameAsync(1);
    }
}

public interface IReports
{
    [Cached("report:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class ReportsService : IReports
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Reports {id}");
}
