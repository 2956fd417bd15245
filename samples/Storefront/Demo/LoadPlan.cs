using System.Globalization;
using Storefront.Catalog;
using Storefront.Data.Seeding;

namespace Storefront.Demo;

/// <summary>
/// The load: request number <c>n</c> is a pure function of the seed and <c>n</c>, so the shop meets the same requests in the
/// same order with and without its cache. Products, categories, users and search terms are drawn by Zipf's law.
/// </summary>
internal sealed class LoadPlan(SeedScale scale, int seed, double skew, int instances)
{
    private static readonly string[] Terms = [.. Vocabulary.Materials, .. Vocabulary.Styles.Select(style => style.ToLower(CultureInfo.InvariantCulture))];

    private readonly ZipfTable _products = new(scale.Products, skew);
    private readonly ZipfTable _users = new(scale.Users, skew);
    private readonly ZipfTable _categories = new(Vocabulary.CategoryCount, skew);
    private readonly ZipfTable _terms = new(Terms.Length, skew);

    // Few leaf past the third page, and every category of a shop this large has that many.
    private readonly int _pages = Math.Clamp((scale.Products / Vocabulary.CategoryCount / CategoryListing.PageSize) - 1, 1, 3);

    public ShopRequest At(long index)
    {
        var draws = new Draws(seed, index);
        var kind = LoadMix.Kind(draws.NextDouble());
        var instance = draws.Next(instances);
        return kind switch
        {
            RequestKind.Home => Read("/"),
            RequestKind.Category => Read($"/categories/{_categories.Rank(draws.NextDouble())}?page={Page()}"),
            RequestKind.Product => Read($"/products/{Product()}"),
            RequestKind.Search => Read($"/search?q={Terms[_terms.Rank(draws.NextDouble()) - 1]}"),
            RequestKind.User => Read($"/users/{User()}"),
            RequestKind.Cart => Cart("cart"),
            RequestKind.ChangePrice => Write($"/products/{Product()}/price", $"price={draws.Next(300) + 1}.99"),
            RequestKind.AddReview => Write($"/products/{Product()}/reviews", $"userId={User()}&stars={draws.Next(5) + 1}&text=Bought+again."),
            RequestKind.Rename => Write($"/users/{User()}/name", $"name=Shopper+{index}"),
            RequestKind.AddToCart => Cart("cart", $"productId={Product()}"),
            RequestKind.PlaceOrder => Cart("orders", string.Empty),
            _ => throw new InvalidOperationException($"The plan has no request for {kind}."),
        };

        int Page() => 1 + (int)(_pages * Math.Pow(draws.NextDouble(), 3));

        int Product() => _products.Rank(draws.NextDouble());

        int User() => _users.Rank(draws.NextDouble());

        ShopRequest Read(string path) => new(kind, instance, path);

        ShopRequest Write(string path, string form) => new(kind, instance, path, form);

        // A shopper's session stays where it is.
        ShopRequest Cart(string page, string? form = null)
        {
            var user = User();
            return new ShopRequest(kind, user % instances, $"/users/{user}/{page}", form);
        }
    }
}
