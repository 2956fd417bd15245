// Near CACHE0404: AddCached needs no order
using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddScoped<IUsers, UsersService>().AddCacheable();
services.AddCached<IMenus, MenusService>(ServiceLifetime.Singleton);

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
