// Near CACHE0304: without nullable annotations nobody knows
#nullable disable

public interface ILegacyCatalog
{
    [Cached("legacy:<sku>", Ttl = "10m")]
    Task<string> TitleAsync(string sku);

    [Cached("legacy:<sku>:stock", Ttl = "10s")]
    Task<int> StockAsync(string sku);
}
