// Near CACHE0304: kept as long as values are
public interface ISessions
{
    [Cached("session:<id>:user", Ttl = "10s", Negative = "10s")]
    ValueTask<int?> UserOfAsync(Guid id);
}
