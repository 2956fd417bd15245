// Near CACHE0204: a class that holds its elements can be enumerated and is no query.
using System.Collections;

public sealed class Playlist : IEnumerable<string>
{
    private readonly List<string> _titles = [];

    public void Add(string title) => _titles.Add(title);

    public IEnumerator<string> GetEnumerator() => _titles.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

public interface IPlaylists
{
    [Cached("playlist:<id>", Ttl = "5m")]
    Task<Playlist> GetAsync(int id);
}
