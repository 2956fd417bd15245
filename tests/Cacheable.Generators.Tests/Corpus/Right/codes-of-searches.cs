// Near CACHE0106: what is chosen from a list, and ids of messages and texts.
public interface ISavedSearches
{
    [Cached("saved:<searchCode>", Ttl = "1m")]
    Task<int> RunAsync(string searchCode);

    [Cached("message:<messageId>:<textLanguage>", Ttl = "1m")]
    Task<string> GetAsync(Guid messageId, string textLanguage);

    [Cached("mode:<filter>", Ttl = "1m")]
    Task<int> CountAsync(FilterKind filter);
}

public enum FilterKind
{
    All,
    Open,
}
