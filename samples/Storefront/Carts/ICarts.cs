using Cacheable;

namespace Storefront.Carts;

public interface ICarts
{
    [Cached("user:<userId>:cart", Ttl = "10m", Jitter = "10%")]
    Task<CartContents> GetAsync(int userId, CancellationToken cancellationToken = default);

    /// <summary>Replaces a cart. Every instance shows it at once; the database follows, with the last of several.</summary>
    [WriteBehind("user:<cart.UserId>:cart", MaxDelay = "5s")]
    ValueTask SaveAsync(CartContents cart, CancellationToken cancellationToken = default);
}
