using Microsoft.EntityFrameworkCore;
using Storefront.Data;

namespace Storefront.Reviews;

public sealed class ReviewService(ShopContext shop) : IReviews
{
    private const int LatestShown = 5;

    public async Task<ReviewSummary> GetSummaryAsync(int productId, CancellationToken cancellationToken)
    {
        var reviews = shop.Reviews.Where(review => review.ProductId == productId);
        var counts = await reviews
            .GroupBy(review => review.Stars)
            .ToDictionaryAsync(group => group.Key, group => group.Count(), cancellationToken);
        var latest = await reviews
            .OrderByDescending(review => review.Id)
            .Take(LatestShown)
            .Select(review => new ReviewText(review.User.Name, review.Stars, review.Text))
            .ToListAsync(cancellationToken);
        return new ReviewSummary(productId, [.. Enumerable.Range(1, 5).Select(stars => counts.GetValueOrDefault(stars))], latest);
    }

    public async Task<int> AddAsync(int productId, NewReview review, CancellationToken cancellationToken)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        shop.Reviews.Add(new Review { ProductId = productId, UserId = review.UserId, Stars = review.Stars, Text = review.Text });
        await shop.SaveChangesAsync(cancellationToken);
        var count = await shop.Reviews.CountAsync(other => other.ProductId == productId, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }
}
