using System.Diagnostics.CodeAnalysis;
using Cacheable;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;
using Storefront.Carts;
using Storefront.Catalog;
using Storefront.Orders;
using Storefront.Reviews;
using Storefront.Sales;
using Storefront.Search;
using Storefront.Users;

namespace Storefront.Pages;

/// <summary>What can be read.</summary>
internal static class ShopPages
{
    public static void MapPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/", HomeAsync);
        app.MapGet("/categories/{id:int}", CategoryAsync);
        app.MapGet("/products/{id:int}", ProductAsync);
        app.MapGet("/search", SearchAsync);
        app.MapGet("/users/{id:int}", UserAsync);
        app.MapGet("/users/{id:int}/cart", CartAsync);
        app.MapGet("/storefront.css", () => Results.Stream(typeof(ShopPages).Assembly.GetManifestResourceStream("storefront.css")!, "text/css"));
    }

    private static async Task<RazorComponentResult> HomeAsync(ICatalog catalog, IBestSellers sellers, CancellationToken cancellationToken)
    {
        var categories = await catalog.GetCategoriesAsync(cancellationToken);
        var ranking = await sellers.GetForShopAsync(cancellationToken);
        return Page<HomePage>(new { Categories = categories, BestSellers = ranking });
    }

    private static async Task<RazorComponentResult> CategoryAsync(
        int id, ICatalog catalog, IBestSellers sellers, CancellationToken cancellationToken, int page = 1)
    {
        if (page < 1 || await catalog.GetListingAsync(id, page, cancellationToken) is not { } listing)
            return NotFound("category");

        var facets = await catalog.GetFacetsAsync(id, cancellationToken);
        var ranking = await sellers.GetForCategoryAsync(id, cancellationToken);
        return Page<CategoryPage>(new { Listing = listing, Facets = facets, BestSellers = ranking });
    }

    private static async Task<RazorComponentResult> ProductAsync(
        int id, ICatalog catalog, IReviews reviews, IBestSellers sellers, CancellationToken cancellationToken)
    {
        if (await catalog.GetProductAsync(id, cancellationToken) is not { } product)
            return NotFound("product");

        var summary = await reviews.GetSummaryAsync(id, cancellationToken);
        var boughtWith = await sellers.GetBoughtWithAsync(id, cancellationToken);
        return Page<ProductPage>(new { Product = product, Reviews = summary, BoughtWith = boughtWith });
    }

    [SuppressMessage("Globalization", "CA1308", Justification = "Lower case is how a shopper reads the term back.")]
    private static async Task<RazorComponentResult> SearchAsync(ISearch search, CancellationToken cancellationToken, string q = "")
    {
        var term = q.Trim().ToLowerInvariant();
        using var stale = StaleReads.Watch();
        var result = await search.FindAsync(term, cancellationToken);
        return Page<SearchPage>(new { Result = result, IsStale = stale.Any });
    }

    private static async Task<RazorComponentResult> UserAsync(
        int id, IUsers users, IOrders orders, CancellationToken cancellationToken, int page = 1)
    {
        if (page < 1 || await users.GetProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound("user");

        var history = await orders.GetHistoryAsync(id, page, cancellationToken);
        return Page<UserPage>(new { Profile = profile, History = history });
    }

    private static async Task<RazorComponentResult> CartAsync(int id, IUsers users, ICarts carts, CancellationToken cancellationToken)
    {
        if (await users.GetProfileAsync(id, cancellationToken) is not { } profile)
            return NotFound("user");

        return Page<CartPage>(new { Profile = profile, Cart = await carts.GetAsync(id, cancellationToken) });
    }

    private static RazorComponentResult<NotFoundPage> NotFound(string what)
    {
        var result = Page<NotFoundPage>(new { What = what });
        result.StatusCode = StatusCodes.Status404NotFound;
        return result;
    }

    private static RazorComponentResult<TPage> Page<TPage>(object model)
        where TPage : IComponent => new(model);
}
