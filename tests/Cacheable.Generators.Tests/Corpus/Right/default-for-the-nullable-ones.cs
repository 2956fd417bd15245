// Near CACHE0305: the default is for those methods that have use for it
[CacheDefaults(Ttl = "5m", Negative = "15s")]
public interface IInvoices
{
    [Cached("invoice:<number>")]
    Task<string?> FindAsync(int number);

    [Cached("invoices:<customer>:count")]
    Task<int> CountAsync(int customer);
}
