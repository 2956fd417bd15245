using Microsoft.EntityFrameworkCore;

namespace Storefront.Data;

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Category> Categories => Set<Category>();

    public DbSet<Brand> Brands => Set<Brand>();

    public DbSet<Product> Products => Set<Product>();

    public DbSet<Review> Reviews => Set<Review>();

    public DbSet<User> Users => Set<User>();

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<OrderLine> OrderLines => Set<OrderLine>();

    public DbSet<Cart> Carts => Set<Cart>();

    public DbSet<CartLine> CartLines => Set<CartLine>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Product>().HasIndex(product => new { product.CategoryId, product.Name });
        modelBuilder.Entity<Product>().HasMany(product => product.Reviews).WithOne().HasForeignKey(review => review.ProductId);
        modelBuilder.Entity<Order>().HasIndex(order => new { order.UserId, order.Number }).IsUnique();
        modelBuilder.Entity<OrderLine>().HasKey(line => new { line.OrderId, line.ProductId });

        // Covers every ranking: what sold, how much of it, and in which orders.
        modelBuilder.Entity<OrderLine>().HasIndex(line => new { line.ProductId, line.OrderId, line.Quantity });
        modelBuilder.Entity<Cart>().HasKey(cart => cart.UserId);
        modelBuilder.Entity<Cart>().HasMany(cart => cart.Lines).WithOne().HasForeignKey(line => line.UserId);
        modelBuilder.Entity<CartLine>().HasKey(line => new { line.UserId, line.ProductId });
    }
}
