namespace Storefront.Catalog;

/// <summary>How a category divides by brand, price and rating.</summary>
public sealed record CategoryFacets(IReadOnlyList<Facet> Brands, IReadOnlyList<Facet> Prices, IReadOnlyList<Facet> Ratings);
