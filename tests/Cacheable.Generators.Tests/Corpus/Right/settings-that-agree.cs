// Near CACHE0303: each setting within the one that bounds it.
public interface IStocks
{
    [Cached("quote:<symbol>", Ttl = "10s", Jitter = "20%", L1Ttl = "2s", FailSafe = "1h", SoftTimeout = "100ms", HardTimeout = "2s", Beta = 1)]
    Task<decimal> GetAsync(string symbol, CancellationToken cancellationToken);
}
