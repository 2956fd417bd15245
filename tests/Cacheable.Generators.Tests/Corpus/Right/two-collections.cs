// Near CACHE0404: the registration goes into another collection
using Microsoft.Extensions.DependencyInjection;

public static class Shop
{
    public static (IServiceCollection, IServiceCollection) Both()
    {
        var cached = new ServiceCollection();
        var modules = new ServiceCollection();
        cached.AddCacheable();
        modules.AddScoped<IUsers, UsersService>();
        modules.AddCacheable();
        return (cached, modules);
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
