// Near CACHE0207: a type parameter without the constraint is believed.
public interface IObjects<T>
    where T : class
{
    [Cached("object:<T>:<id>", Ttl = "1m", Negative = "15s")]
    Task<T?> FindAsync(int id);

    [Cached("objects:<T>", Ttl = "1m")]
    Task<IReadOnlyList<T>> GetAllAsync();
}
