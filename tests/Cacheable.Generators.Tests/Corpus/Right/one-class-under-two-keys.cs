// Near CACHE0406: one class gives the same answers under both keys
using Microsoft.Extensions.DependencyInjection;

public static class Setup
{
    public static IServiceCollection AddUsers(this IServiceCollection services) => services
        .AddKeyedScoped<IUsers, UsersService>("read")
        .AddKeyedScoped<IUsers, UsersService>("write")
        .AddScoped<UsersService>();
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
