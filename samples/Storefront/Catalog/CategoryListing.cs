namespace Storefront.Catalog;

/// <summary>One page of a category, by name.</summary>
public sealed record CategoryListing(int CategoryId, string Name, string Department, int Page, int Pages, IReadOnlyList<ProductCard> Products)
{
    public const int PageSize = 24;
}
