// Near CACHE0105: one letter each, and those of elements.
public interface IKinds
{
    [Cached("k:<id:N>:<kind:d>", Ttl = "1h")]
    Task<int> GetAsync(Guid id, DayOfWeek? kind);

    [Cached("ks:<ids:B>", Ttl = "1h")]
    Task<int> GetAllAsync(IReadOnlyCollection<Guid> ids);
}
