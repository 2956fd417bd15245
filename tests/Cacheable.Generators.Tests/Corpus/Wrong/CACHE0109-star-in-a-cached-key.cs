public interface IInventory
{
    [Cached("stock:<sku>:{|CACHE0109:*|}", Ttl = "20s")]
    Task<int> CountAsync(string sku);
}
