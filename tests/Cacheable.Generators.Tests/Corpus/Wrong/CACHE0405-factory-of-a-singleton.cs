using Microsoft.Extensions.DependencyInjection;

public sealed class MenuBoard(IMenus menus)
{
    public Task<string> TodayAsync() => menus.NameAsync(1);
}

public static class Setup
{
    public static IServiceCollection AddBoard(this IServiceCollection services) => services
        .AddScoped<IMenus, MenusService>()
        .AddSingleton(provider =>
        {
            var menus = {|CACHE0405:provider.GetRequiredService<IMenus>()|};
            return new MenuBoard(menus);
        });
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
