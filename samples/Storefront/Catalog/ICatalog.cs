using Cacheable;

namespace Storefront.Catalog;

/// <summary>What the shop sells.</summary>
[CacheDefaults(Ttl = "10m", Jitter = "10%")]
public interface ICatalog
{
    /// <summary>Every category with the number of its products.</summary>
    [Cached("departments", Ttl = "1h")]
    Task<IReadOnlyList<CategoryLink>> GetCategoriesAsync(CancellationToken cancellationToken = default);

    /// <summary>One page of a category, counted from 1; <see langword="null"/> where there is no such page.</summary>
    [Cached("category:<categoryId>:listing:<page>", Negative = "15s", Tags = ["prices:<categoryId>"])]
    Task<CategoryListing?> GetListingAsync(int categoryId, int page, CancellationToken cancellationToken = default);

    /// <summary>How a category divides by brand, price and rating.</summary>
    [Cached("category:<categoryId>:facets", Tags = ["prices:<categoryId>"])]
    Task<CategoryFacets> GetFacetsAsync(int categoryId, CancellationToken cancellationToken = default);

    /// <summary>One product; <see langword="null"/> where there is no such product.</summary>
    [Cached("product:<id>:detail", Negative = "15s")]
    Task<ProductDetail?> GetProductAsync(int id, CancellationToken cancellationToken = default);

    /// <summary>Changes a price, and with it everything that shows it: the product's page takes the new one at once, lists are loaded again.</summary>
    /// <returns>The product as it is now.</returns>
    [UpdatesCache("product:<change.ProductId>:detail"), InvalidatesCache(Tags = ["prices:<change.CategoryId>"])]
    Task<ProductDetail> ChangePriceAsync(PriceChange change, CancellationToken cancellationToken = default);
}
