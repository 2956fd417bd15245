// Near CACHE0403: AddCacheable is called elsewhere in the program
using Microsoft.Extensions.DependencyInjection;

var builder = new WebBuilder();
builder.Services.AddUsers();
builder.AddCaching();
builder.Build();

internal static class Setup
{
    public static void AddUsers(this IServiceCollection services) => services.AddScoped<IUsers, UsersService>();

    public static void AddCaching(this WebBuilder builder) => builder.Services.AddCacheable();
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

public sealed class WebBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();

    public object Build() => Services;
}
