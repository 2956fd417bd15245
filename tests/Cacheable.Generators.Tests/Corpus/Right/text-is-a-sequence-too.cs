// Near CACHE0204: a string and a byte array are read already.
public interface ITexts
{
    [Cached("text:<id>", Ttl = "5m", Negative = "15s")]
    Task<string?> GetAsync(int id);

    [Cached("text:<id>:bytes", Ttl = "5m")]
    Task<byte[]> GetBytesAsync(int id);
}
