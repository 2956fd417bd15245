// Near CACHE0405: the container may take the other constructor
using Microsoft.Extensions.DependencyInjection;

public sealed class Banner
{
    private readonly IMenus? _menus;

    public Banner()
    {
    }

    public Banner(IMenus menus) => _menus = menus;

    public Task<string> TextAsync() => _menus?.NameAsync(1) ?? Task.FromResult("Closed");
}

public static class Setup
{
    public static IServiceCollection AddBanner(this IServiceCollection services) =>
        services.AddScoped<IMenus, MenusService>().AddSingleton<Banner>();
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
