using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

public class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<User> Users => Set<User>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<User>().HasIndex(static user => user.Email).IsUnique();
}
