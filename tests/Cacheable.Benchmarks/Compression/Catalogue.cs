using System.Text.Json;

namespace Cacheable.Benchmarks.Compression;

/// <summary>Pages of a shop's catalogue as a service would return them: names, prices, texts, addresses of pictures, ids and moments.</summary>
internal static class Catalogue
{
    private const int Seed = 20;

    private static readonly string[] Words =
    [
        "light", "oak", "walnut", "steel", "brushed", "compact", "travel", "kettle", "lamp", "desk", "chair", "cushion", "linen", "wool", "ceramic", "glass", "handmade", "durable", "water",
        "resistant", "with", "and", "for", "the", "of", "home", "office", "garden", "kitchen", "small", "large", "set", "pair", "warm", "cool", "white", "black", "green", "gentle", "quiet", "battery",
        "charge", "hours", "guarantee", "years", "wash", "degrees", "recycled", "cotton", "bamboo", "folds", "stands", "holds", "litres", "grams", "design", "classic", "modern", "edition",
    ];

    /// <summary>A page of about so many bytes of JSON; the same each time.</summary>
    public static Listing Page(int bytes)
    {
        var dice = new Random(Seed);
        var products = new List<Listed>();
        for (var length = 0; length < bytes; length += JsonSerializer.SerializeToUtf8Bytes(products[^1]).Length)
        {
            products.Add(Product(dice, products.Count + 1));
        }

        return new Listing("home-and-garden", products.Count, products);
    }

    private static Listed Product(Random dice, int id)
    {
        var identity = new byte[16];
        dice.NextBytes(identity);
        return new Listed(
            id,
            new Guid(identity),
            Text(dice, 3),
            Text(dice, dice.Next(10, 60)),
            dice.Next(199, 49_999) / 100m,
            dice.Next(0, 500),
            dice.Next(10, 51) / 10.0,
            new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(dice.Next(0, 20_000_000)),
            [.. Enumerable.Range(0, dice.Next(1, 5)).Select(picture => $"https://images.shop.example/products/{id}/{dice.Next(100_000, 999_999)}-{picture}.webp")],
            [.. Enumerable.Range(0, dice.Next(0, 6)).Select(_ => Words[dice.Next(Words.Length)])]);
    }

    private static string Text(Random dice, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[dice.Next(Words.Length)]));
}

internal sealed record Listing(string Category, int Count, IReadOnlyList<Listed> Products);

internal sealed record Listed(
    int Id, Guid Sku, string Name, string Description, decimal Price, int Stock, double Stars, DateTimeOffset Since, IReadOnlyList<string> Pictures, IReadOnlyList<string> Tags);
