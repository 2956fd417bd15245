namespace Storefront.Sales;

/// <summary>A product in a ranking. It shows no price, so that no price change touches a ranking.</summary>
public sealed record RankedProduct(int Id, string Name, int UnitsSold);
