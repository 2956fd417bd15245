// Near CACHE0307, CACHE0308, CACHE0311, CACHE0312: values in a queue, read by their own type, flushed many at once.
public interface IBaskets
{
    [Cached("basket:<user>", Ttl = "10m", Negative = "15s")]
    Task<Basket?> FindAsync(int user, CancellationToken cancellationToken);

    [WriteBehind("basket:<user>", MaxDelay = "2s", Batch = nameof(SaveManyAsync))]
    Task SaveAsync(int user, Basket? basket);

    Task SaveManyAsync(IReadOnlyList<(int user, Basket? basket)> writes, CancellationToken cancellationToken);

    [WriteBehind]
    void Log(string line);
}

public sealed record Basket(IReadOnlyList<string> Lines);
