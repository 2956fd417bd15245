using Microsoft.EntityFrameworkCore;
using Storefront.Data;

namespace Storefront.Catalog;

/// <summary>Counts products by what they have in common.</summary>
internal static class FacetQueries
{
    private const int BrandsShown = 8;

    private static readonly string[] PriceBands = ["Under €25", "€25 to €50", "€50 to €100", "€100 to €200", "€200 and more"];

    private static readonly string[] RatingBands = ["No reviews", "Under 3 stars", "3 to 4 stars", "4 to 5 stars"];

    public static async Task<IReadOnlyList<Facet>> BrandsAsync(this IQueryable<Product> products, CancellationToken cancellationToken) =>
        await products
            .GroupBy(product => product.Brand.Name)
            .OrderByDescending(brand => brand.Count()).ThenBy(brand => brand.Key)
            .Take(BrandsShown)
            .Select(brand => new Facet(brand.Key, brand.Count()))
            .ToListAsync(cancellationToken);

    public static async Task<IReadOnlyList<Facet>> PricesAsync(this IQueryable<Product> products, CancellationToken cancellationToken)
    {
        var bands = await products
            .GroupBy(product =>
                product.PriceInCents < 2500 ? 0 : product.PriceInCents < 5000 ? 1 : product.PriceInCents < 10000 ? 2 : product.PriceInCents < 20000 ? 3 : 4)
            .OrderBy(band => band.Key)
            .Select(band => new { Band = band.Key, Products = band.Count() })
            .ToListAsync(cancellationToken);
        return [.. bands.Select(band => new Facet(PriceBands[band.Band], band.Products))];
    }

    public static async Task<IReadOnlyList<Facet>> RatingsAsync(this IQueryable<Product> products, CancellationToken cancellationToken)
    {
        var bands = await products
            .Select(product => product.Reviews.Average(review => (double?)review.Stars))
            .GroupBy(stars => stars == null ? 0 : stars < 3 ? 1 : stars < 4 ? 2 : 3)
            .OrderByDescending(band => band.Key)
            .Select(band => new { Band = band.Key, Products = band.Count() })
            .ToListAsync(cancellationToken);
        return [.. bands.Select(band => new Facet(RatingBands[band.Band], band.Products))];
    }
}
