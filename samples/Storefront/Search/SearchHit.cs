namespace Storefront.Search;

public sealed record SearchHit(int Id, string Name, string Brand, string Category);
