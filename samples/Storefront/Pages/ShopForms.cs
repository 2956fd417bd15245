using Microsoft.AspNetCore.Mvc;
using Storefront.Carts;
using Storefront.Catalog;
using Storefront.Data;
using Storefront.Orders;
using Storefront.Reviews;
using Storefront.Users;

namespace Storefront.Pages;

/// <summary>What can be written. Each form answers with a redirect to the page that shows what it did.</summary>
internal static class ShopForms
{
    public static void MapForms(this IEndpointRouteBuilder app)
    {
        // The sample has no sign-in, so there is no session that another site could abuse.
        var forms = app.MapGroup("").DisableAntiforgery();
        forms.MapPost("/products/{id:int}/price", ChangePriceAsync);
        forms.MapPost("/products/{id:int}/reviews", AddReviewAsync);
        forms.MapPost("/users/{id:int}/name", RenameAsync);
        forms.MapPost("/users/{id:int}/cart", AddToCartAsync);
        forms.MapPost("/users/{id:int}/orders", PlaceOrderAsync);
    }

    private static async Task<IResult> ChangePriceAsync(
        int id, [FromForm] decimal price, ICatalog catalog, HttpResponse response, CancellationToken cancellationToken)
    {
        if (price is <= 0 or > 1_000_000)
            return Results.BadRequest("A price is above zero and at most a million.");

        if (await catalog.GetProductAsync(id, cancellationToken) is not { } product)
            return Results.NotFound();

        var change = new PriceChange(id, product.CategoryId, new Money((long)(price * 100)));
        var version = (await catalog.ChangePriceAsync(change, cancellationToken)).Version;
        return Done(response, $"/products/{id}", Row.Product(id, version));
    }

    private static async Task<IResult> AddReviewAsync(
        int id, [FromForm] int userId, [FromForm] int stars, [FromForm] string text,
        ICatalog catalog, IReviews reviews, HttpResponse response, CancellationToken cancellationToken)
    {
        if (stars is < 1 or > 5 || string.IsNullOrWhiteSpace(text) || text.Length > 1000)
            return Results.BadRequest("A review has one to five stars and up to 1,000 characters.");

        if (await catalog.GetProductAsync(id, cancellationToken) is null)
            return Results.NotFound();

        var count = await reviews.AddAsync(id, new NewReview(userId, stars, text), cancellationToken);
        return Done(response, $"/products/{id}", Row.Reviews(id, count));
    }

    private static async Task<IResult> RenameAsync(
        int id, [FromForm] string name, IUsers users, ShopContext shop, HttpResponse response, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
            return Results.BadRequest("A name has one to 100 characters.");

        if (await users.GetProfileAsync(id, cancellationToken) is null)
            return Results.NotFound();

        // The profile stays cached until the commit, and then is not: a rename that is rolled back never was.
        await using var transaction = await shop.Database.BeginTransactionAsync(cancellationToken);
        var version = await users.RenameAsync(id, name.Trim(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Done(response, $"/users/{id}", Row.User(id, version));
    }

    private static async Task<IResult> AddToCartAsync(
        int id, [FromForm] int productId, IUsers users, ICatalog catalog, ICarts carts, CartTurns turns, HttpResponse response, CancellationToken cancellationToken)
    {
        if (await users.GetProfileAsync(id, cancellationToken) is null || await catalog.GetProductAsync(productId, cancellationToken) is not { } product)
            return Results.NotFound();

        using var turn = await turns.TakeAsync(id, cancellationToken);
        var cart = (await carts.GetAsync(id, cancellationToken)).With(product);
        await carts.SaveAsync(cart, cancellationToken);
        return Done(response, $"/users/{id}/cart", Row.Cart(id, cart.Version));
    }

    private static async Task<IResult> PlaceOrderAsync(
        int id, IOrders orders, CartTurns turns, HttpResponse response, CancellationToken cancellationToken)
    {
        using var turn = await turns.TakeAsync(id, cancellationToken);
        return await orders.PlaceAsync(id, cancellationToken) is { } receipt
            ? Done(response, $"/users/{id}", Row.Orders(id, receipt.OrderNumber), Row.Cart(id, receipt.CartVersion))
            : Done(response, $"/users/{id}/cart");
    }

    private static IResult Done(HttpResponse response, string next, params string[] rows)
    {
        response.Headers[Row.Header] = string.Join(' ', rows);

        // 303: the browser goes on with a GET, so that reloading the page does not send the form again.
        response.Headers.Location = next;
        return Results.StatusCode(StatusCodes.Status303SeeOther);
    }
}
