using Storefront.Catalog;

namespace Storefront.Search;

/// <summary>The first hits of a search, and how all of them divide by department. Hits show no price, so that no price change touches them.</summary>
public sealed record SearchResult(string Term, int Total, IReadOnlyList<Facet> Departments, IReadOnlyList<SearchHit> Hits);
