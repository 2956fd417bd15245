using Cacheable;

namespace Storefront.Search;

public interface ISearch
{
    /// <summary>Finds products by a part of their name.</summary>
    /// <param name="term">What is looked for, trimmed and in lower case, so that equal searches share an entry.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    [Cached("search:<term>", Ttl = "2m", Jitter = "15s")]
    Task<SearchResult> FindAsync(string term, CancellationToken cancellationToken = default);
}
