// Near CACHE0405: the service is a singleton too
using Microsoft.Extensions.DependencyInjection;

public sealed class MenuBoard(IMenus menus)
{
    public Task<string> TodayAsync() => menus.NameAsync(1);
}

public static class Setup
{
    public static IServiceCollection AddBoard(this IServiceCollection services) =>
        services.AddSingleton<IMenus, MenusService>().AddSingleton<MenuBoard>();
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
