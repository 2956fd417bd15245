public interface IContent
{
    [Cached("content:<path>:<{|CACHE0104:headers|}>", Ttl = "30s")]
    Task<string> GetAsync(string path, IReadOnlyDictionary<string, string> headers);
}
