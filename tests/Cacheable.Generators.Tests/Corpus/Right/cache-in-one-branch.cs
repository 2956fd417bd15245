// Near CACHE0404: only one of the two branches runs
using Microsoft.Extensions.DependencyInjection;

public static class Shop
{
    public static void Configure(IServiceCollection services, bool isCached)
    {
        services.AddScoped<IUsers, UsersService>();
        if (isCached)
        {
            services.AddCacheable();
        }
        else
        {
            services.AddSingleton<IMenus, MenusService>();
        }
    }
}

public interface IUsers
{
    [Cached("user:<id>", Ttl = "10m")]
    Task<string> NameAsync(int id);
}

public sealed class UsersService : IUsers
{
    public Task<string> NameAsync(int id) => Task.FromResult($"Users {id}");
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
