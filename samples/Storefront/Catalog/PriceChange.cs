namespace Storefront.Catalog;

/// <summary>A new price for a product; the category says which lists show it.</summary>
public readonly record struct PriceChange(int ProductId, int CategoryId, Money Price);
