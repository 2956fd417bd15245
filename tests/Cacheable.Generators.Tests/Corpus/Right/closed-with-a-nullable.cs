// Near CACHE0305: what a type parameter is closed with may be null
public interface ISource<T>
{
    [Cached(Ttl = "1m", Negative = "10s")]
    Task<T> ReadAsync(int id);
}

public interface IMaybeTexts : ISource<string?>;
