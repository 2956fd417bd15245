public interface IArticles
{
    [Cached("article:<id>:body", Ttl = "10m")]
    Task<string> GetBodyAsync(int id);

    [UpdatesCache("{|CACHE0508:article:<id>:text|}")]
    Task<string> RewriteAsync(int id, string draft);
}
