// Near CACHE0104: a struct that formats itself, a class with a ToString, an enum and a Type have texts.
public readonly struct Isbn(string digits) : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) => digits;
}

public sealed class Shelf(int room, int board)
{
    public override string ToString() => $"{room}-{board}";
}

public interface IBooks
{
    [Cached("book:<isbn>", Ttl = "1h")]
    Task<string> GetTitleAsync(Isbn isbn);

    [Cached("shelf:<shelf>:<kind>", Ttl = "1h")]
    Task<int> CountAsync(Shelf shelf, Type kind);
}
