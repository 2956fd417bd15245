public interface ICarts
{
    [Cached("cart:<user>", Ttl = "10m")]
    Task<Cart> GetAsync(int user);

    [{|CACHE0311:WriteBehind("cart:<user>")|}]
    Task SaveAsync(int user, IReadOnlyList<string> lines);
}

public sealed record Cart(IReadOnlyList<string> Lines);
