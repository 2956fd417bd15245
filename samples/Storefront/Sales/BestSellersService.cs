using Microsoft.EntityFrameworkCore;
using Storefront.Data;

namespace Storefront.Sales;

public sealed class BestSellersService(ShopContext shop) : IBestSellers
{
    private const int LatestOrders = 10_000;

    public async Task<IReadOnlyList<RankedProduct>> GetForShopAsync(CancellationToken cancellationToken)
    {
        var latest = await shop.Orders.MaxAsync(order => order.Id, cancellationToken);
        return await RankAsync(shop.OrderLines.Where(line => line.OrderId > latest - LatestOrders), count: 12, cancellationToken);
    }

    public Task<IReadOnlyList<RankedProduct>> GetForCategoryAsync(int categoryId, CancellationToken cancellationToken) =>
        RankAsync(shop.OrderLines.Where(line => line.Product.CategoryId == categoryId), count: 6, cancellationToken);

    public Task<IReadOnlyList<RankedProduct>> GetBoughtWithAsync(int productId, CancellationToken cancellationToken)
    {
        var orders = shop.OrderLines.Where(line => line.ProductId == productId).Select(line => line.OrderId);
        var others = shop.OrderLines.Where(line => line.ProductId != productId && orders.Contains(line.OrderId));
        return RankAsync(others, count: 6, cancellationToken);
    }

    // Ranked before it is joined, so that only the few products shown are looked up by name.
    private async Task<IReadOnlyList<RankedProduct>> RankAsync(IQueryable<OrderLine> lines, int count, CancellationToken cancellationToken) =>
        await lines
            .GroupBy(line => line.ProductId)
            .Select(product => new { Id = product.Key, UnitsSold = product.Sum(line => line.Quantity) })
            .OrderByDescending(product => product.UnitsSold).ThenBy(product => product.Id)
            .Take(count)
            .Join(shop.Products, ranked => ranked.Id, product => product.Id, (ranked, product) => new { ranked.Id, product.Name, ranked.UnitsSold })
            .OrderByDescending(product => product.UnitsSold).ThenBy(product => product.Id)
            .Select(product => new RankedProduct(product.Id, product.Name, product.UnitsSold))
            .ToListAsync(cancellationToken);
}
