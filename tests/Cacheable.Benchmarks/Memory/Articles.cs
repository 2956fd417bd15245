namespace Cacheable.Benchmarks.Memory;

internal sealed class Articles : IArticles
{
    public ValueTask<Article> GetAsync(int id) => new(Article.Load(id));

    public Task<Article> GetTaskAsync(int id) => Task.FromResult(Article.Load(id));
}
