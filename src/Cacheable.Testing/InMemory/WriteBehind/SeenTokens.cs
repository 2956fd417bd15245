namespace Cacheable.Testing;

/// <summary>The tokens of the last writes of a queue, so that one that comes again is known (races 29 and 30).</summary>
internal sealed class SeenTokens
{
    private const int Most = 4_096;

    private readonly Dictionary<long, long?> _versions = [];
    private readonly Queue<long> _order = [];

    /// <summary>The highest version that was given.</summary>
    public long Highest { get; private set; }

    /// <summary>Whether the token was seen; <paramref name="version"/> is <see langword="null"/> where it was withdrawn.</summary>
    public bool TryGet(long token, out long? version) => _versions.TryGetValue(token, out version);

    public void Accept(long token, long version)
    {
        Remember(token, version);
        Highest = Math.Max(Highest, version);
    }

    public void Withdraw(long token)
    {
        if (!_versions.ContainsKey(token))
        {
            Remember(token, version: null);
        }
    }

    public SeenTokens Copy()
    {
        var copy = new SeenTokens { Highest = Highest };
        foreach (var token in _order)
        {
            copy.Remember(token, _versions[token]);
        }

        return copy;
    }

    private void Remember(long token, long? version)
    {
        if (!_versions.ContainsKey(token))
        {
            _order.Enqueue(token);
        }

        _versions[token] = version;
        if (_order.Count > Most)
        {
            _versions.Remove(_order.Dequeue());
        }
    }
}
