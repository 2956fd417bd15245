using Cacheable;

namespace Storefront.Sales;

/// <summary>What sells. No order invalidates a ranking: it may lag by its TTL, and nobody minds.</summary>
[CacheDefaults(Ttl = "2m", Jitter = "10%")]
public interface IBestSellers
{
    /// <summary>What sold most in the latest orders of the whole shop. Every page shows it and it is slow to count, so it is counted again before it ends.</summary>
    [Cached("best-sellers:shop", Beta = 1)]
    Task<IReadOnlyList<RankedProduct>> GetForShopAsync(CancellationToken cancellationToken = default);

    /// <summary>What sells most in a category.</summary>
    [Cached("best-sellers:category:<categoryId>")]
    Task<IReadOnlyList<RankedProduct>> GetForCategoryAsync(int categoryId, CancellationToken cancellationToken = default);

    /// <summary>What those who bought a product bought with it.</summary>
    [Cached("best-sellers:with:<productId>", Ttl = "10m")]
    Task<IReadOnlyList<RankedProduct>> GetBoughtWithAsync(int productId, CancellationToken cancellationToken = default);
}
