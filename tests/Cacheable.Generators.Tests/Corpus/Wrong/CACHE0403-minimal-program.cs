using Microsoft.Extensions.DependencyInjection;

var builder = new WebBuilder();
builder.Services.AddOptionsOf("shop");
builder.Services.{|CACHE0403:AddScoped<IUsers, UsersService>|}();
builder.Build();

internal static class Options
{
    public static IServiceCollection AddOptionsOf(this IServiceCollection services, string name) => services.AddSingleton(name);
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
