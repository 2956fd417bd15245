public interface IAudit
{
    [Cached("audit:<day>", Ttl = "1h")]
    IAsyncEnumerable<string> {|CACHE0204:ReadAsync|}(DateOnly day);
}
