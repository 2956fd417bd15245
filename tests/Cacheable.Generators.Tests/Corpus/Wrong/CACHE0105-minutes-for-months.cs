public interface ISales
{
    [Cached("sales:<shop>:<{|CACHE0105:month:yyyy-mm|}>", Ttl = "1h")]
    Task<decimal> GetRevenueAsync(int shop, DateOnly month);
}
