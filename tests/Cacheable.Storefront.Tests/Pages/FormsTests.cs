using System.Globalization;
using System.Net;

namespace Cacheable.Storefront.Tests.Pages;

/// <summary>Every write is visible to the next read, though the page was cached a moment before.</summary>
public sealed class FormsTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_price_shows_on_the_product_and_in_its_category()
    {
        var page = await ReadAsync("/products/5");
        var category = page[page.IndexOf("/categories/", StringComparison.Ordinal)..];
        category = category[..category.IndexOf('"', StringComparison.Ordinal)];
        var list = await PageWithAsync(category, "product:5@0");

        var next = await PostAsync("/products/5/price", ("price", "4321.09"));

        Assert.Contains("€4,321.09", await ReadAsync(next), StringComparison.Ordinal);
        Assert.Contains("€4,321.09", await ReadAsync(list), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_review_shows()
    {
        await ReadAsync("/products/6");

        var next = await PostAsync("/products/6/reviews", ("userId", "3"), ("stars", "4"), ("text", "A word on lamps."));

        Assert.Contains("A word on lamps.", await ReadAsync(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_name_shows()
    {
        await ReadAsync("/users/7");

        var next = await PostAsync("/users/7/name", ("name", "Ada & Co"));

        Assert.Contains("<h1>Ada & Co</h1>", await ReadAsync(next), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_product_put_into_the_cart_is_ordered()
    {
        await ReadAsync("/users/8/cart");
        await ReadAsync("/users/8");

        var cart = await PostAsync("/users/8/cart", ("productId", "9"));
        Assert.Contains("/products/9\"", await ReadAsync(cart), StringComparison.Ordinal);

        var orders = await PostAsync("/users/8/orders");
        Assert.Contains("/products/9\"", await ReadAsync(orders), StringComparison.Ordinal);
        Assert.Contains("Nothing in it yet.", await ReadAsync("/users/8/cart"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_cart_orders_nothing()
    {
        await PostAsync("/users/10/orders");

        Assert.Equal("/users/10/cart", await PostAsync("/users/10/orders"));
    }

    [Theory]
    [InlineData("/products/1/price", "price", "-1")]
    [InlineData("/users/1/name", "name", " ")]
    public async Task A_form_that_makes_no_sense_is_refused(string path, string name, string value)
    {
        using var response = await SendAsync(path, (name, value));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("/products/999999/price", "price", "1")]
    [InlineData("/users/999999/name", "name", "x")]
    [InlineData("/users/1/cart", "productId", "999999")]
    public async Task A_form_for_what_is_not_there_is_not_found(string path, string name, string value)
    {
        using var response = await SendAsync(path, (name, value));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<string> ReadAsync(string path) => WebUtility.HtmlDecode(await shop.Client.GetStringAsync(path, Cancellation));

    private async Task<string> PageWithAsync(string category, string row)
    {
        for (var page = 1; ; page++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{category}?page={page}");
            if ((await ReadAsync(path)).Contains(row, StringComparison.Ordinal))
                return path;
        }
    }

    private async Task<string> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var response = await SendAsync(path, fields);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> SendAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await shop.Client.PostAsync(path, content, Cancellation);
    }
}
