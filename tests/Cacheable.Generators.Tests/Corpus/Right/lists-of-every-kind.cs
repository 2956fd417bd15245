// Near CACHE0204: what was read is a list, an array, a set or a dictionary.
using System.Collections.Frozen;
using System.Collections.Immutable;

public sealed record Song(int Id, string Title);

public interface ISongs
{
    [Cached("songs", Ttl = "5m")]
    Task<IReadOnlyList<Song>> GetAllAsync();

    [Cached("songs:ids", Ttl = "5m")]
    Task<ImmutableArray<int>> GetIdsAsync();

    [Cached("songs:titles", Ttl = "5m")]
    Task<IReadOnlySet<string>> GetTitlesAsync();

    [Cached("songs:by-id", Ttl = "5m")]
    Task<Dictionary<int, Song>> GetByIdAsync();

    [Cached("songs:frozen", Ttl = "5m", Tiers = CacheTiers.L1)]
    Task<FrozenDictionary<int, Song>> GetFrozenAsync();
}
