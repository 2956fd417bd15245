// Near CACHE0403: the application calls AddCacheable
using Microsoft.Extensions.DependencyInjection;

public static class UserModule
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services.AddScoped<IUsers, UsersService>();
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
