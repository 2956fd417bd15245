using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>What tests do with user 4.</summary>
internal static class Changes
{
    public static Task<string?> NameAsync(this ShopContext context, int id = 4) =>
        context.Users.AsNoTracking().Where(user => user.Id == id).Select(static user => (string?)user.Name).SingleOrDefaultAsync();

    /// <summary>Changes the name, and leaves saving it to others.</summary>
    public static async Task DraftAsync(this ShopContext context, string name)
    {
        var user = await context.Users.SingleAsync(static user => user.Id == 4);
        user.Name = name;
    }

    /// <summary>Changes the name and saves it: one command, for which EF Core begins no transaction.</summary>
    public static async Task RenameAsync(this ShopContext context, string name)
    {
        await context.DraftAsync(name);
        await context.SaveChangesAsync();
    }

    /// <summary>Changes the name and adds a user, and saves both: EF Core begins a transaction of its own.</summary>
    public static async Task RenameAndAddAsync(this ShopContext context, string name, string email)
    {
        await context.DraftAsync(name);
        context.Users.Add(new User { Name = "another", Email = email });
        await context.SaveChangesAsync();
    }

    public static Task RenameInBulkAsync(this ShopContext context, string name) =>
        context.Users.Where(static user => user.Id == 4).ExecuteUpdateAsync(set => set.SetProperty(static user => user.Name, name));
}
