using Microsoft.Extensions.DependencyInjection;

var builder = new WebBuilder();
builder.Services.AddScoped<IUsers, UsersService>();
builder.Services.AddCacheable();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.{|CACHE0404:AddScoped<IMenus, MenusService>|}();
builder.Build();

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

public sealed class WebBuilder
{
    public IServiceCollection Services { get; } = new ServiceCollection();

    public object Build() => Services;
}
