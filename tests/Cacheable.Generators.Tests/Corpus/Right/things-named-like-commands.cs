// Near CACHE0306: these first words name things
public interface IBlog
{
    [Cached("blog:<id>", Ttl = "10m")]
    Task<string> PostByIdAsync(int id);

    [Cached("blog:count", Ttl = "10m")]
    Task<int> PostCountAsync();

    [Cached("blog:posts:<page>", Ttl = "1m")]
    Task<IReadOnlyList<int>> PostsAsync(int page);

    [Cached("blog:addons", Ttl = "1d")]
    Task<IReadOnlyList<string>> AddOnsAsync();
}
