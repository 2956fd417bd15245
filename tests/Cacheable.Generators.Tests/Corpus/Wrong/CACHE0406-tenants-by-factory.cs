using Microsoft.Extensions.DependencyInjection;

public sealed class TenantSettings(string tenant) : ISettingsOfTenant
{
    public Task<string> NameAsync(int id) => Task.FromResult($"{tenant}:{id}");
}

public interface ISettingsOfTenant
{
    [Cached("setting:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public static class Setup
{
    public static void AddTenants(this IServiceCollection services)
    {
        services.AddKeyedSingleton<ISettingsOfTenant>("acme", (_, key) => new TenantSettings((string)key!));
        services.{|CACHE0406:AddKeyedSingleton<ISettingsOfTenant>|}("initech", (_, key) => new TenantSettings((string)key!));
    }
}
