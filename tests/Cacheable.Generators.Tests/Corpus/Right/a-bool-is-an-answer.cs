// Near CACHE0201: a task of a bool, of a nullable and of a tuple all are something.
public interface IFlags
{
    [Cached("flag:<name>", Ttl = "15s")]
    Task<bool> IsOnAsync(string name);

    [Cached("flag:<name>:since", Ttl = "15s", Negative = "15s")]
    ValueTask<DateTime?> GetSinceAsync(string name);

    [InvalidatesCache("flag:<name>:*"), InvalidatesCache("flag:<name>")]
    Task SwitchAsync(string name);
}
