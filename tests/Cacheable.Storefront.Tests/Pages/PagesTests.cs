using System.Net;

namespace Cacheable.Storefront.Tests.Pages;

public sealed class PagesTests(RunningShop shop) : IClassFixture<RunningShop>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/", "Selling now")]
    [InlineData("/categories/1", "Best sellers")]
    [InlineData("/products/1", "Bought together")]
    [InlineData("/search?q=Oak", "found for “oak”")]
    [InlineData("/search?q=", "found for")]
    [InlineData("/users/1", "Orders")]
    [InlineData("/users/1/cart", "Cart")]
    [InlineData("/storefront.css", "--accent")]
    public async Task A_page_answers(string path, string text)
    {
        using var response = await shop.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(text, WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancellation)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/categories/9999")]
    [InlineData("/categories/1?page=0")]
    [InlineData("/categories/1?page=99")]
    [InlineData("/products/999999")]
    [InlineData("/users/999999")]
    [InlineData("/users/999999/cart")]
    public async Task What_is_not_there_is_not_found(string path)
    {
        using var response = await shop.Client.GetAsync(path, Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task The_second_visit_is_answered_from_the_cache()
    {
        using var first = await shop.Client.GetAsync("/products/77", Cancellation);
        using var second = await shop.Client.GetAsync("/products/77", Cancellation);

        Assert.Equal("Cacheable; fwd=miss", Assert.Single(first.Headers.GetValues("Cache-Status")));
        Assert.Equal("Cacheable; hit", Assert.Single(second.Headers.GetValues("Cache-Status")));
    }

    [Fact]
    public async Task What_a_shopper_writes_is_escaped()
    {
        await PostAsync("/products/31/reviews", ("userId", "1"), ("stars", "5"), ("text", "<script>alert(1)</script>"));

        var page = await shop.Client.GetStringAsync("/products/31", Cancellation);

        Assert.DoesNotContain("<script>", page, StringComparison.Ordinal);
    }

    private async Task PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await shop.Client.PostAsync(path, content, Cancellation);
        Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
    }
}
