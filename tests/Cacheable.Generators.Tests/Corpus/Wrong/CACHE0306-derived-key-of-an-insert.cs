[CacheDefaults(Ttl = "5m")]
public interface ILedger
{
    [{|CACHE0306:Cached|}]
    Task<long> Insert_booking(int account, decimal amount);

    [Cached]
    Task<decimal> Balance(int account);
}
