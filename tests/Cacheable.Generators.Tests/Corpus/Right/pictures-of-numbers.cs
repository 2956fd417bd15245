// Near CACHE0105: zeros in front, hexadecimal, three sections, and a literal beside the digits.
public interface INumbers
{
    [Cached("a:<n:00000>", Ttl = "1h")]
    Task<int> AAsync(int n);

    [Cached("b:<n:X16>", Ttl = "1h")]
    Task<int> BAsync(ulong n);

    [Cached("c:<n:over;under;even>", Ttl = "1h")]
    Task<int> CAsync(decimal n);

    [Cached("d:<n:'no.'0>", Ttl = "1h")]
    Task<int> DAsync(short n);
}
