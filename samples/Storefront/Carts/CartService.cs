using Cacheable.WriteBehind;
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
        return new CartContents(userId, version ?? 0, items);
    }

    public async ValueTask SaveAsync(CartContents cart, CancellationToken cancellationToken)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        if (!await TakesAsync(cart, cancellationToken))
            return;

        await shop.CartLines.Where(line => line.UserId == cart.UserId).ExecuteDeleteAsync(cancellationToken);
        shop.CartLines.AddRange(cart.Items.Select(item => new CartLine
        {
            UserId = cart.UserId,
            ProductId = item.ProductId,
            Quantity = item.Quantity,
            UnitPriceInCents = (int)item.UnitPrice.Cents,
        }));
        await shop.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>A queued write may come twice, or late: the row takes only what is newer than what it has.</summary>
    private async Task<bool> TakesAsync(CartContents cart, CancellationToken cancellationToken)
    {
        var row = shop.Carts.Where(one => one.UserId == cart.UserId);
        if (WriteBehindFlush.Current?.Writes[0] is not { } write)
            return await row.ExecuteUpdateAsync(set => set.SetProperty(one => one.Version, cart.Version), cancellationToken) == 1;

        var taken = await row.Where(one => one.QueueVersion < write.Version).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.Version, cart.Version).SetProperty(one => one.QueueVersion, write.Version),
            cancellationToken);
        if (taken == 0)
            write.SinkHolds(await row.Select(one => one.QueueVersion).SingleAsync(cancellationToken));

        return taken == 1;
    }
}
