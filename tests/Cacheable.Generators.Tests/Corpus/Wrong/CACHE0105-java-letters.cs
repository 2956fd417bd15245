public interface IBackups
{
    [Cached("backup:<{|CACHE0105:taken:YYYYMMDD|}>", Ttl = "1d")]
    Task<string> LocateAsync(DateTimeOffset taken);
}
