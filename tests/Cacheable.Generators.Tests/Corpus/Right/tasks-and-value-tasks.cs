// Near CACHE0209: both kinds of task wait without a thread.
public interface IRates
{
    [Cached("rate:<currency>", Ttl = "1m")]
    Task<decimal> GetAsync(string currency);

    [Cached("rate:<currency>:day", Ttl = "1m")]
    ValueTask<decimal> GetOfDayAsync(string currency, [NotInKey] DateOnly today);
}
