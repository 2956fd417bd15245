// Near CACHE0304: the assembly says how long absences are kept
[assembly: CacheDefaults(Negative = "20s")]

public interface ICoupons
{
    [Cached("coupon:<code>", Ttl = "1h")]
    Task<decimal?> DiscountAsync(string code);
}
