// <IsAotCompatible>true</IsAotCompatible>
public sealed record Quote(string Symbol, decimal Price);

public interface IQuotes
{
    [Cached("quote:<symbol>", Ttl = "5s")]
    ValueTask<Quote> {|CACHE0208:GetAsync|}(string symbol);

    [Cached("quote:<symbol>:history", Ttl = "5s", Tiers = CacheTiers.L1)]
    ValueTask<IReadOnlyList<Quote>> GetHistoryAsync(string symbol);
}
