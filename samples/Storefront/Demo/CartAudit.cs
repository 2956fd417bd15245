using Storefront.Data;

namespace Storefront.Demo;

/// <summary>Asks the database for what shoppers were told of their carts, once the queue is flushed.</summary>
internal static class CartAudit
{
    /// <summary>Counts the carts of which the database has an older version than the last that a write answered with.</summary>
    public static long CountMissing(ShopContext shop, IEnumerable<Observation> writes)
    {
        var told = writes.GroupBy(write => write.Row).ToDictionary(row => row.Key, row => row.Max(write => write.Version));
        return shop.Carts
            .Select(cart => new { cart.UserId, cart.Version })
            .AsEnumerable()
            .Count(cart => told.GetValueOrDefault(RowScanner.RowOf("cart"u8, cart.UserId)) > cart.Version);
    }
}
