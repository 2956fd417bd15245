using Microsoft.EntityFrameworkCore;
using Storefront.Data;

namespace Storefront.Catalog;

public sealed class CatalogService(ShopContext shop) : ICatalog
{
    public async Task<IReadOnlyList<CategoryLink>> GetCategoriesAsync(CancellationToken cancellationToken) =>
        await shop.Categories
            .OrderBy(category => category.Id)
            .Select(category => new CategoryLink(category.Id, category.Name, category.Department, category.Products.Count))
            .ToListAsync(cancellationToken);

    public async Task<CategoryListing?> GetListingAsync(int categoryId, int page, CancellationToken cancellationToken)
    {
        var category = await shop.Categories
            .Where(category => category.Id == categoryId)
            .Select(category => new { category.Name, category.Department, category.Products.Count })
            .SingleOrDefaultAsync(cancellationToken);
        if (category is null)
            return null;

        var pages = Math.Max(1, (category.Count + CategoryListing.PageSize - 1) / CategoryListing.PageSize);
        if (page > pages)
            return null;

        var products = await shop.Products
            .Where(product => product.CategoryId == categoryId)
            .OrderBy(product => product.Name).ThenBy(product => product.Id)
            .Skip((page - 1) * CategoryListing.PageSize).Take(CategoryListing.PageSize)
            .Select(product => new ProductCard(
                product.Id, product.Name, product.Brand.Name, new Money(product.PriceInCents), product.Version,
                product.Reviews.Average(review => (double?)review.Stars) ?? 0, product.Reviews.Count))
            .ToListAsync(cancellationToken);

        return new CategoryListing(categoryId, category.Name, category.Department, page, pages, products);
    }

    public async Task<CategoryFacets> GetFacetsAsync(int categoryId, CancellationToken cancellationToken)
    {
        var products = shop.Products.Where(product => product.CategoryId == categoryId);
        return new CategoryFacets(
            await products.BrandsAsync(cancellationToken),
            await products.PricesAsync(cancellationToken),
            await products.RatingsAsync(cancellationToken));
    }

    public async Task<ProductDetail?> GetProductAsync(int id, CancellationToken cancellationToken)
    {
        var product = await shop.Products
            .Where(product => product.Id == id)
            .Select(product => new
            {
                product.Name,
                Brand = product.Brand.Name,
                product.CategoryId,
                Category = product.Category.Name,
                product.PriceInCents,
                product.Version,
                UnitsSold = shop.OrderLines.Where(line => line.ProductId == id).Sum(line => line.Quantity),
            })
            .SingleOrDefaultAsync(cancellationToken);
        if (product is null)
            return null;

        var median = await MedianPriceAsync(product.CategoryId, cancellationToken);
        return new ProductDetail(
            id, product.Name, product.Brand, product.CategoryId, product.Category, new Money(product.PriceInCents), product.Version, median, product.UnitsSold);
    }

    public async Task<ProductDetail> ChangePriceAsync(PriceChange change, CancellationToken cancellationToken)
    {
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        var product = await shop.Products.SingleAsync(product => product.Id == change.ProductId, cancellationToken);
        product.Reprice((int)change.Price.Cents);
        await shop.SaveChangesAsync(cancellationToken);
        var detail = await GetProductAsync(product.Id, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return detail!;
    }

    private async Task<Money> MedianPriceAsync(int categoryId, CancellationToken cancellationToken)
    {
        var prices = shop.Products.Where(product => product.CategoryId == categoryId).Select(product => product.PriceInCents);
        var count = await prices.CountAsync(cancellationToken);
        return new Money(await prices.Order().Skip(count / 2).FirstAsync(cancellationToken));
    }
}
