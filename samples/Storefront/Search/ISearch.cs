using Cacheable;

namespace Storefront.Search;

public interface ISearch
{
    /// <summary>Finds products by a part of their name.</summary>
    /// <remarks>The slowest query of the shop: where the database is slow or away, an older result is better than none.</remarks>
    /// <param name="term">What is looked for, trimmed and in lower case, so that equal searches share an entry.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    [Cached("search:<term>", Ttl = "2m", Jitter = "15s", FailSafe = "30m", SoftTimeout = "500ms", HardTimeout = "5s")]
    Task<SearchResult> FindAsync(string term, CancellationToken cancellationToken = default);
}
