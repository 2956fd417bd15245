using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>A real database with user 4, whose name is <c>old</c>.</summary>
public abstract class ShopDatabase : IAsyncLifetime
{
    /// <summary>Whether the model has an outbox.</summary>
    public bool HasOutbox { get; init; }

    /// <summary>Has contexts use it.</summary>
    public void Use(DbContextOptionsBuilder options)
    {
        Connect(options);
        if (HasOutbox)
        {
            options.ReplaceService<IModelCustomizer, OutboxModel>();
        }
    }

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

    protected abstract void Connect(DbContextOptionsBuilder options);

    protected abstract Task CreateAsync();

    protected virtual Task SeededAsync(ShopContext context) => Task.CompletedTask;

    private sealed class OutboxModel(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
    {
        public override void Customize(ModelBuilder modelBuilder, DbContext context)
        {
            base.Customize(modelBuilder, context);
            modelBuilder.AddCacheInvalidations();
        }
    }
}
