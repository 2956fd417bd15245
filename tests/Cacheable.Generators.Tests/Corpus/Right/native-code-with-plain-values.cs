// Near CACHE0208: numbers, texts and times need no context.
// <PublishAot>true</PublishAot>
public interface IPlain
{
    [Cached("a:<id>", Ttl = "1h", Negative = "15s")]
    Task<string?> GetNameAsync(int id);

    [Cached("b:<id>", Ttl = "1h", Negative = "15s")]
    Task<DateTimeOffset?> GetLastSeenAsync(int id);

    [Cached("c:<id>", Ttl = "1h")]
    ValueTask<byte[]> GetPictureAsync(int id);
}
