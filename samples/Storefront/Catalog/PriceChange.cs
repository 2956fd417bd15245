namespace Storefront.Catalog;

/// <summary>A new price for a product; the category says which lists show it.</summary>
public sealed record PriceChange(int ProductId, int CategoryId, Money Price);
