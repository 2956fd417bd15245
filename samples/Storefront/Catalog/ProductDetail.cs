namespace Storefront.Catalog;

/// <summary>A product as its own page shows it.</summary>
/// <param name="Version">Counts the changes of the product's row.</param>
/// <param name="MedianOfCategory">The price in the middle of its category, to judge the price by.</param>
public sealed record ProductDetail(
    int Id, string Name, string Brand, int CategoryId, string Category, Money Price, int Version, Money MedianOfCategory, int UnitsSold);
