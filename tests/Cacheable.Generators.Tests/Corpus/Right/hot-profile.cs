// Near CACHE0304: the profile may say it
[CacheDefaults(Ttl = "10m", Profile = "hot")]
public interface IStockLevels
{
    [Cached("stock:<warehouse>:<product>")]
    ValueTask<int?> InStockAsync(int warehouse, int product);
}
