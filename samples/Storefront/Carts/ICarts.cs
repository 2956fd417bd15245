using Cacheable;

namespace Storefront.Carts;

public interface ICarts
{
    [Cached("user:<userId>:cart", Ttl = "10m", Jitter = "10%")]
    Task<CartContents> GetAsync(int userId, CancellationToken cancellationToken = default);

    /// <summary>Puts a product into the cart at the price it has now.</summary>
    /// <returns>The cart's new version.</returns>
    [InvalidatesCache("user:<userId>:cart")]
    Task<int> AddAsync(int userId, int productId, int quantity, CancellationToken cancellationToken = default);
}
