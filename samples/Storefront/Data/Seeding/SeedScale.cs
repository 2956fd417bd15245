namespace Storefront.Data.Seeding;

/// <summary>How much a seeded shop holds. Equal scales make equal shops, byte for byte in every column.</summary>
public sealed record SeedScale(int Products, int Users, int OrderLines, int Reviews, int Seed)
{
    /// <summary>The shop that is served and measured.</summary>
    public static SeedScale Default { get; } = new(Products: 100_000, Users: 20_000, OrderLines: 500_000, Reviews: 150_000, Seed: 42);

    /// <summary>The same shop in small: a fifth of the customers and sales for a fifth of the products, and so on down.</summary>
    public static SeedScale ForProducts(int products) => Default with
    {
        Products = products,
        Users = Math.Max(20, products / 5),
        OrderLines = products * 5,
        Reviews = products * 3 / 2,
    };
}
