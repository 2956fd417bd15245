// <PublishAot>true</PublishAot>
namespace Cli;

public sealed record Package(string Id, Version Version);

public interface IFeed
{
    [Cached("package:<id>", Ttl = "1h", Negative = "15s")]
    Task<Package?> {|CACHE0208:FindAsync|}(string id);

    [Cached("package:<id>:downloads", Ttl = "1h")]
    Task<long> CountDownloadsAsync(string id);
}
