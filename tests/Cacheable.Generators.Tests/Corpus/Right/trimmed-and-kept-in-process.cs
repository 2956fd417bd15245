// Near CACHE0208: what never leaves the process is never written.
// <PublishTrimmed>true</PublishTrimmed>
public sealed record Layout(string Name, Func<int, int> Scale);

public interface ILayouts
{
    [Cached("layout:<name>", Ttl = "1h", Tiers = CacheTiers.L1)]
    Task<Layout> GetAsync(string name);
}
