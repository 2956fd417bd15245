// Near CACHE0306: no first word is a command
public interface IAudit
{
    [Cached("audit:<id>:created", Ttl = "1d")]
    Task<DateTimeOffset> CreatedAtAsync(int id);

    [Cached("audit:<id>:updated", Ttl = "1m")]
    Task<DateTimeOffset> LastUpdateAsync(int id);

    [Cached("audit:<id>:may-delete", Ttl = "1m")]
    Task<bool> CanDeleteAsync(int id);

    [Cached("audit:<id>:sender", Ttl = "1d")]
    Task<string> SenderAsync(int id);
}
