namespace Storefront.Catalog;

/// <summary>One choice that narrows a list, and how many products it leaves.</summary>
public sealed record Facet(string Name, int Products);
