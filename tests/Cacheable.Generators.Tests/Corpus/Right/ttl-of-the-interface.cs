// Near CACHE0301: the time to live stands on the interface.
[CacheDefaults(Ttl = "5m", Jitter = "10%")]
public interface ICountries
{
    [Cached("country:<code>")]
    Task<string> GetNameAsync(string code);

    [Cached]
    Task<IReadOnlyList<string>> GetAllAsync();
}
