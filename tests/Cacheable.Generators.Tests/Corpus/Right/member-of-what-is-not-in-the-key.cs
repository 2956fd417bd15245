// Near CACHE0309: one member of it is in the key, and the rest is not
public sealed record Lookup(int Id, string Caller);

public interface ICustomers
{
    [Cached("customer:<lookup.Id>", Ttl = "10m")]
    Task<string> NameAsync([NotInKey] Lookup lookup);
}
