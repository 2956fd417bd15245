namespace Cacheable.Benchmarks.Memory;

internal interface IArticles
{
    [Cached("article:<id>", Ttl = "1h", Jitter = "1m")]
    ValueTask<Article> GetAsync(int id);

    [Cached("article-task:<id>", Ttl = "1h", Jitter = "1m")]
    Task<Article> GetTaskAsync(int id);
}
