// Near CACHE0104: a collection is its elements, in order.
public interface IBulk
{
    [Cached("names:<ids>", Ttl = "1m")]
    Task<IReadOnlyList<string>> GetNamesAsync(IReadOnlyList<Guid> ids);

    [Cached("open:<days>:<shop>", Ttl = "1m")]
    Task<int> CountOpenAsync(DateOnly[] days, int? shop);

    [Cached("pasted:<part>", Ttl = "1m")]
    Task<int> CountAsync(ReadOnlyMemory<char> part);
}
