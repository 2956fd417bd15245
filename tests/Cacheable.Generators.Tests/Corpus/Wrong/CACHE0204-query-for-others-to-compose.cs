public sealed record Song(int Id, string Title);

public interface ISongs
{
    [Cached("songs", Ttl = "5m", Tiers = CacheTiers.L1)]
    IQueryable<Song> {|CACHE0204:Query|}();
}
