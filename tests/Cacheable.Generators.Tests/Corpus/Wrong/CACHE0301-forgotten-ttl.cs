public interface IExchange
{
    [{|CACHE0301:Cached("rate:<from>:<to>", Jitter = "5s")|}]
    Task<decimal> GetRateAsync(string from, string to);
}
