using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

internal sealed class Users(ShopContext context, LoadCount loads) : IUsers
{
    public Task<string?> NameAsync(int id)
    {
        loads.Increment();
        return context.NameAsync(id);
    }

    public Task<string?> NameAsync(int id, Func<ShopContext, Task<string?>> load) => load(context);

    public Task ChangeAsync(int id, Func<ShopContext, Task> change) => change(context);

    public async Task<string?> RenameAsync(int id, string name, Func<ShopContext, string, Task> rename)
    {
        await rename(context, name);
        return name;
    }
}
