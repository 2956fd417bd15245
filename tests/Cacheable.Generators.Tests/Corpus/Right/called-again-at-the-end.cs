// Near CACHE0404: the second call decorates what the first has not seen
using Microsoft.Extensions.DependencyInjection;

public static class Shop
{
    public static void Configure(IServiceCollection services)
    {
        services.AddCacheable();
        services.AddScoped<IUsers, UsersService>();
        services.AddCacheable();
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
