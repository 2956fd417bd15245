using Cacheable;

namespace Storefront.Orders;

public interface IOrders
{
    /// <summary>What a user has bought, latest first, with totals over everything.</summary>
    [Cached("user:<userId>:orders:<page>", Ttl = "10m", Jitter = "10%")]
    Task<OrderHistory> GetHistoryAsync(int userId, int page, CancellationToken cancellationToken = default);

    /// <summary>Turns the user's cart into an order: the history moves on, and the cart is emptied.</summary>
    /// <returns><see langword="null"/> when the cart is empty.</returns>
    [InvalidatesCache("user:<userId>:orders:*")]
    Task<OrderReceipt?> PlaceAsync(int userId, CancellationToken cancellationToken = default);
}
