namespace Storefront.Catalog;

/// <summary>A product as a list shows it.</summary>
public sealed record ProductCard(int Id, string Name, string Brand, Money Price, int Version, double Stars, int Reviews);
