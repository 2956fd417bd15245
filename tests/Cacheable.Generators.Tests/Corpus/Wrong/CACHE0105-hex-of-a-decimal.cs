public interface IPriceLists
{
    [Cached("list:<{|CACHE0105:discount:X4|}>:<kind>", Ttl = "10m")]
    Task<string> GetAsync(decimal discount, PriceKind kind);
}

public enum PriceKind
{
    Retail,
    Wholesale,
}
