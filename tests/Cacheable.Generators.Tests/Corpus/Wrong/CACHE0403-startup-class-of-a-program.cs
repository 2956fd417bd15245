using Microsoft.Extensions.DependencyInjection;

Console.WriteLine(typeof(Startup));

public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services
            .{|CACHE0403:AddSingleton<IMenus, MenusService>|}()
            .AddSingleton(TimeProvider.System);
    }
}

public interface IMenus
{
    [Cached("menu:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class MenusService : IMenus
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Menus {id}");
}
