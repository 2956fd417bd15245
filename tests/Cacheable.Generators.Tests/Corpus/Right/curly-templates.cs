// Near CACHE0109: braces are delimiters too, in a verbatim literal and in a constant.
public interface ICoupons
{
    const string Key = "coupon:{code}";

    [Cached(Key, Ttl = "1m")]
    Task<decimal> GetAsync(string code);

    [InvalidatesCache(@"coupon:{code}")]
    Task RedeemAsync(string code);

    [InvalidatesCache("coupon:*")]
    Task ClearAsync();
}
