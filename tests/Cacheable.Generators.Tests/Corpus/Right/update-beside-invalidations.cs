// Near CACHE0309: an update and invalidations go together
public interface IArticles
{
    [Cached("article:<id>", Ttl = "1h", Negative = "15s")]
    Task<string?> GetAsync(int id);

    [Cached("article:<id>:related", Ttl = "1h", Tags = ["author:<author>"])]
    Task<IReadOnlyList<int>> RelatedAsync(int id, [NotInKey] int author);

    [UpdatesCache("article:<id>")]
    [InvalidatesCache("article:<id>:related"), InvalidatesCache(Tags = ["author:<author>"])]
    Task<string> PublishAsync(int id, int author, string text);
}
