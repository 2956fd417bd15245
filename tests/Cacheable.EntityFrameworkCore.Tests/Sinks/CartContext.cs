using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Sinks;

/// <summary>Carts with a key of two parts, a converted property, and a filter that hides what says it is deleted.</summary>
internal sealed class CartContext(DbContextOptions<CartContext> options) : DbContext(options)
{
    public DbSet<CartRow> Carts => Set<CartRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var cart = modelBuilder.Entity<CartRow>();
        cart.HasKey(static row => new { row.Tenant, row.UserId });
        cart.Property(static row => row.State).HasConversion<string>();
        cart.HasQueryFilter(static row => !row.IsDeleted);
    }
}
