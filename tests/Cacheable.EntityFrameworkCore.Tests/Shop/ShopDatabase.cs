using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>A real database with user 4, whose name is <c>old</c>.</summary>
public abstract class ShopDatabase : IAsyncLifetime
{
    /// <summary>Has contexts use it.</summary>
    public abstract void Use(DbContextOptionsBuilder options);

    /// <summary>Has contexts use a connection to it.</summary>
    public abstract void Use(DbContextOptionsBuilder options, DbConnection connection);

    public abstract DbConnection Connect();

    /// <summary>A context that nobody observes.</summary>
    public ShopContext Open()
    {
        var options = new DbContextOptionsBuilder<ShopContext>().UseLoggerFactory(NullLoggerFactory.Instance);
        Use(options);
        return new ShopContext(options.Options);
    }

    public async Task<string?> ReadAsync()
    {
        await using var context = Open();
        return await context.NameAsync();
    }

    public async ValueTask InitializeAsync()
    {
        await CreateAsync();
        await using var context = Open();
        await context.Database.EnsureCreatedAsync();
        context.Users.Add(new User { Id = 4, Name = "old", Email = "4@shop" });
        await context.SaveChangesAsync();
        await SeededAsync(context);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract Task CreateAsync();

    protected virtual Task SeededAsync(ShopContext context) => Task.CompletedTask;
}
