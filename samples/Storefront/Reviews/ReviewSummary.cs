namespace Storefront.Reviews;

/// <summary>How a product is rated.</summary>
/// <param name="ByStars">How many gave one star, two, ... five.</param>
/// <param name="Latest">The latest reviews, newest first.</param>
public sealed record ReviewSummary(int ProductId, IReadOnlyList<int> ByStars, IReadOnlyList<ReviewText> Latest)
{
    /// <summary>All reviews: it only grows, and so serves as a version.</summary>
    public int Count() => ByStars.Sum();

    /// <summary>The average, or zero without any review.</summary>
    public double Average() => Count() == 0 ? 0 : ByStars.Select((count, index) => (double)count * (index + 1)).Sum() / Count();
}
