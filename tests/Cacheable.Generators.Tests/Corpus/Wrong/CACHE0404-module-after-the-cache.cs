using Microsoft.Extensions.DependencyInjection;

var services = new ServiceCollection();
services.AddCacheable(static cache => { });
services.{|CACHE0404:AddUserModule|}();

public static class UserModule
{
    public static IServiceCollection AddUserModule(this IServiceCollection services)
    {
        return services.AddTransient<IUsers, UsersService>();
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
