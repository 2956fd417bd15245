using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

IServiceCollection services = new ServiceCollection();
services.TryAdd(ServiceDescriptor.{|CACHE0403:Scoped<IUsers, UsersService>|}());
services.{|CACHE0403:AddKeyedSingleton<IMenus, MenusService>|}("lunch");
Console.WriteLine(services.Count);

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
