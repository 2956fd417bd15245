namespace Cacheable.EntityFrameworkCore.Tests.Shop;

public interface IUsers
{
    [Cached("user:<id>:name", Ttl = "10m")]
    Task<string?> NameAsync(int id);

    /// <summary>The name by a load of the test's own.</summary>
    [Cached("user:<id>:name", Ttl = "10m")]
    Task<string?> NameAsync(int id, [NotInKey] Func<ShopContext, Task<string?>> load);

    [InvalidatesCache("user:<id>:*")]
    Task ChangeAsync(int id, [NotInKey] Func<ShopContext, Task> change);

    /// <summary>Changes the name to what it returns.</summary>
    [UpdatesCache("user:<id>:name")]
    Task<string?> RenameAsync(int id, string name, [NotInKey] Func<ShopContext, string, Task> rename);
}
