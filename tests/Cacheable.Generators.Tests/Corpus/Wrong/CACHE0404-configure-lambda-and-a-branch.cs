using Microsoft.Extensions.DependencyInjection;

public static class Host
{
    public static void Run(bool isDevelopment, Action<Action<IServiceCollection>> configureServices) => configureServices(services =>
    {
        services.AddCacheable();
        if (!isDevelopment)
        {
            services.Add(ServiceDescriptor.{|CACHE0404:Scoped<IUsers, UsersService>|}());
        }
    });
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
