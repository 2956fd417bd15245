public sealed record Listing(int Page, string? FilterText);

public interface IListings
{
    [Cached("listing:<listing.Page>:<{|CACHE0106:listing.FilterText|}>", Ttl = "1m")]
    Task<int> CountAsync(Listing listing);
}
