// Near CACHE0104: an object that is passed on and changes nothing.
public sealed class Connection
{
    public string Server { get; init; } = "";
}

public interface IReports
{
    [Cached("report:<id>", Ttl = "1m")]
    Task<string> GetAsync(int id, [NotInKey] Connection connection);

    [Cached(Ttl = "1m")]
    Task<string> GetLatestAsync([NotInKey] Connection connection, IProgress<double> progress);
}
