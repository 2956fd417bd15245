public interface IProductSearch
{
    [Cached("search:<{|CACHE0106:query|}>:<page>", Ttl = "30s")]
    Task<IReadOnlyList<int>> SearchAsync(string query, int page, CancellationToken cancellationToken);
}
