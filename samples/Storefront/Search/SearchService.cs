using Microsoft.EntityFrameworkCore;
using Storefront.Catalog;
using Storefront.Data;

namespace Storefront.Search;

public sealed class SearchService(ShopContext shop) : ISearch
{
    private const int HitsShown = 24;

    public async Task<SearchResult> FindAsync(string term, CancellationToken cancellationToken)
    {
        var pattern = $"%{Escape(term)}%";
        var found = shop.Products.Where(product => EF.Functions.Like(product.Name, pattern, "\\"));

        var departments = await found
            .GroupBy(product => product.Category.Department)
            .OrderByDescending(department => department.Count()).ThenBy(department => department.Key)
            .Select(department => new Facet(department.Key, department.Count()))
            .ToListAsync(cancellationToken);

        // The most popular products have the lowest ids.
        var hits = await found
            .OrderBy(product => product.Id)
            .Take(HitsShown)
            .Select(product => new SearchHit(product.Id, product.Name, product.Brand.Name, product.Category.Name))
            .ToListAsync(cancellationToken);

        return new SearchResult(term, departments.Sum(department => department.Products), departments, hits);
    }

    private static string Escape(string term) =>
        term.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}
