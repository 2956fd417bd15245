namespace Storefront.Demo;

/// <summary>How often each kind of request comes, in requests per thousand: 950 reads and 50 writes.</summary>
internal static class LoadMix
{
    private static readonly (RequestKind Kind, int PerMille)[] Shares =
    [
        (RequestKind.Home, 150),
        (RequestKind.Category, 300),
        (RequestKind.Product, 330),
        (RequestKind.Search, 60),
        (RequestKind.User, 70),
        (RequestKind.Cart, 40),
        (RequestKind.ChangePrice, 12),
        (RequestKind.AddReview, 12),
        (RequestKind.Rename, 8),
        (RequestKind.AddToCart, 10),
        (RequestKind.PlaceOrder, 8),
    ];

    /// <summary>The kind for a number drawn uniformly from [0, 1).</summary>
    public static RequestKind Kind(double uniform)
    {
        var left = (int)(uniform * 1000);
        foreach (var (kind, perMille) in Shares)
        {
            left -= perMille;
            if (left < 0)
                return kind;
        }

        return Shares[^1].Kind;
    }
}
