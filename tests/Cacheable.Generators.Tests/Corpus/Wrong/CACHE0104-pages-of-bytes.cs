using System.Security.Cryptography;

public interface IThumbnails
{
    [Cached("thumb:<{|CACHE0104:image|}>", Ttl = "1h")]
    Task<byte[]> ShrinkAsync(ReadOnlyMemory<byte> image);
}

public static class Images
{
    public static string NameOf(byte[] image) => Convert.ToHexString(SHA256.HashData(image));
}
