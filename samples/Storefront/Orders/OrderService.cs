using Microsoft.EntityFrameworkCore;
using Storefront.Carts;
using Storefront.Catalog;
using Storefront.Data;

namespace Storefront.Orders;

public sealed class OrderService(ShopContext shop, ICarts carts, TimeProvider clock) : IOrders
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
        var cart = await carts.GetAsync(userId, cancellationToken);
        if (cart.Items.Count == 0)
            return null;

        var number = await AddAsync(cart, cancellationToken);

        // After the commit: a queue is no part of a transaction, and a full cart is better than a lost order.
        var emptied = cart.Emptied();
        await carts.SaveAsync(emptied, CancellationToken.None);
        return new OrderReceipt(number, emptied.Version);
    }

    private async Task<int> AddAsync(CartContents cart, CancellationToken cancellationToken)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        var number = await shop.Orders.CountAsync(order => order.UserId == cart.UserId, cancellationToken) + 1;
        var order = new Order { UserId = cart.UserId, Number = number, PlacedOn = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime) };
        foreach (var item in cart.Items)
            order.Lines.Add(new OrderLine { ProductId = item.ProductId, Quantity = item.Quantity, UnitPriceInCents = (int)item.UnitPrice.Cents });

        shop.Orders.Add(order);
        await shop.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return number;
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
