// Near CACHE0204: a query beside cached methods is passed on, and one may come in.
public interface IExports
{
    IAsyncEnumerable<string> ReadAsync(DateOnly day);

    IEnumerable<int> Years { get; }

    [Cached("export:<day>", Ttl = "1h")]
    Task<byte[]> GetAsync(DateOnly day);

    [InvalidatesCache("export:<day>")]
    Task<IEnumerable<string>> ClearAsync(DateOnly day);

    [Cached("sum:<day>", Ttl = "1h")]
    Task<decimal> SumAsync(DateOnly day, [NotInKey] IEnumerable<decimal> rows);
}
