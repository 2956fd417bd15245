using Cacheable;

namespace Storefront.Reviews;

public interface IReviews
{
    /// <summary>How a product is rated, with its latest reviews.</summary>
    [Cached("product:<productId>:reviews", Ttl = "10m", Jitter = "10%")]
    Task<ReviewSummary> GetSummaryAsync(int productId, CancellationToken cancellationToken = default);

    /// <summary>Adds a review. The stars in a category's list follow when its entry expires.</summary>
    /// <returns>How many reviews the product has now.</returns>
    [InvalidatesCache("product:<productId>:reviews")]
    Task<int> AddAsync(int productId, NewReview review, CancellationToken cancellationToken = default);
}
