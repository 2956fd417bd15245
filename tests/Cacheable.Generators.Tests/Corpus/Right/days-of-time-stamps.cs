// Near CACHE0106: a time stamp that is cut to its day is shared by all calls of the day.
public interface IDailyRates
{
    [Cached("rate:<currency>:<timestamp:yyyy-MM-dd>", Ttl = "1d")]
    Task<decimal> GetAsync(string currency, DateTime timestamp);
}
