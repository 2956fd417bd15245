[CacheDefaults(Ttl = "1m")]
public interface ILogins
{
    [Cached]
    Task<bool> CheckAsync(string user, string {|CACHE0108:password|});
}
