public interface IRates
{
    [Cached(Ttl = "15m", Negative = {|CACHE0305:"15s"|}, FailSafe = "1d")]
    Task<(decimal Buy, decimal Sell)> QuoteAsync(string pair, DateOnly day);

    [Cached(Ttl = "15m", Negative = "15s", FailSafe = "1d")]
    Task<(decimal Buy, decimal Sell)?> FindAsync(string pair, DateOnly day);
}
