public sealed record Hit(string Title, double Score);

public interface IHits
{
    [Cached("hits:<category>:<page>", Ttl = "1m")]
    ValueTask<(IEnumerable<Hit> Hits, int Total)> {|CACHE0204:GetPageAsync|}(string category, int page);
}
