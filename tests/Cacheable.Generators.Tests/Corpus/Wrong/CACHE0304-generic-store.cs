public interface IDocuments<TDocument>
    where TDocument : class
{
    [{|CACHE0304:Cached(Ttl = "20m", Negative = null)|}]
    Task<TDocument?> LoadAsync(Guid id);
}
