using Microsoft.Extensions.DependencyInjection;

public static class Shop
{
    public static IServiceCollection AddShop(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddCacheable()
        .{|CACHE0404:AddSingleton<IMenus>|}(new MenusService());
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
