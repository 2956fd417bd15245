using Microsoft.EntityFrameworkCore;
using Storefront.Catalog;
using Storefront.Data;

namespace Storefront.Carts;

public sealed class CartService(ShopContext shop) : ICarts
{
    public async Task<CartContents> GetAsync(int userId, CancellationToken cancellationToken)
    {
        // The version first: should the cart change in between, the lines are newer than it says, never older.
        var version = await shop.Carts
            .Where(cart => cart.UserId == userId)
            .Select(cart => (int?)cart.Version)
            .SingleOrDefaultAsync(cancellationToken);
        var items = await shop.CartLines
            .Where(line => line.UserId == userId)
            .OrderBy(line => line.ProductId)
            .Select(line => new CartItem(line.ProductId, line.Product.Name, line.Quantity, new Money(line.UnitPriceInCents)))
            .ToListAsync(cancellationToken);
        return new CartContents(userId, version ?? 0, new Money(items.Sum(item => item.Quantity * item.UnitPrice.Cents)), items);
    }

    public async Task<int> AddAsync(int userId, int productId, int quantity, CancellationToken cancellationToken)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        var price = await shop.Products
            .Where(product => product.Id == productId)
            .Select(product => product.PriceInCents)
            .SingleAsync(cancellationToken);
        var cart = await shop.Carts.Include(cart => cart.Lines).SingleAsync(cart => cart.UserId == userId, cancellationToken);
        cart.Add(productId, quantity, price);
        await shop.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return cart.Version;
    }
}
