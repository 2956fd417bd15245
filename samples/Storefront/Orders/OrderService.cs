using Microsoft.EntityFrameworkCore;
using Storefront.Catalog;
using Storefront.Data;

namespace Storefront.Orders;

public sealed class OrderService(ShopContext shop, TimeProvider clock) : IOrders
{
    private const int PageSize = 10;

    public async Task<OrderHistory> GetHistoryAsync(int userId, int page, CancellationToken cancellationToken)
    {
        var orders = shop.Orders.Where(order => order.UserId == userId);

        // The count first, since it is the version: should an order come in between, the page is newer than it says, never older.
        var count = await orders.CountAsync(cancellationToken);
        var spent = await orders.SelectMany(order => order.Lines).SumAsync(line => (long)line.Quantity * line.UnitPriceInCents, cancellationToken);
        var shown = await orders
            .OrderByDescending(order => order.Number)
            .Skip((page - 1) * PageSize).Take(PageSize)
            .Select(order => new { order.Id, order.Number, order.PlacedOn })
            .ToListAsync(cancellationToken);
        var lines = await LinesAsync([.. shown.Select(order => order.Id)], cancellationToken);

        return new OrderHistory(
            userId, page, (count + PageSize - 1) / PageSize, count, new Money(spent),
            [.. shown.Select(order => PastOrder.Of(order.Number, order.PlacedOn, [.. lines[order.Id]]))]);
    }

    public async Task<OrderReceipt?> PlaceAsync(int userId, CancellationToken cancellationToken)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        var cart = await shop.Carts.Include(cart => cart.Lines).SingleOrDefaultAsync(cart => cart.UserId == userId, cancellationToken);
        if (cart is null || cart.Lines.Count == 0)
            return null;

        var number = await shop.Orders.CountAsync(order => order.UserId == userId, cancellationToken) + 1;
        var order = new Order { UserId = userId, Number = number, PlacedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) };
        foreach (var line in cart.Lines)
            order.Lines.Add(new OrderLine { ProductId = line.ProductId, Quantity = line.Quantity, UnitPriceInCents = line.UnitPriceInCents });

        shop.Orders.Add(order);
        cart.Empty();
        await shop.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new OrderReceipt(number, cart.Version);
    }

    private async Task<ILookup<int, PastOrderLine>> LinesAsync(int[] orderIds, CancellationToken cancellationToken)
    {
        var lines = await shop.OrderLines
            .Where(line => orderIds.Contains(line.OrderId))
            .Select(line => new
            {
                line.OrderId,
                Line = new PastOrderLine(line.ProductId, line.Product.Name, line.Quantity, new Money(line.UnitPriceInCents)),
            })
            .ToListAsync(cancellationToken);
        return lines.ToLookup(line => line.OrderId, line => line.Line);
    }
}
