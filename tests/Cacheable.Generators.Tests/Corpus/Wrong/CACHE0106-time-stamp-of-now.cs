public interface ITimelines
{
    [Cached("timeline:<user>:<{|CACHE0106:timestamp|}>", Ttl = "1m")]
    Task<IReadOnlyList<string>> GetAsync(int user, DateTimeOffset timestamp);
}
