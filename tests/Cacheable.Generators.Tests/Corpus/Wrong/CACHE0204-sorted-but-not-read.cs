public interface IRanking
{
    [Cached("ranking", Ttl = "1m")]
    Task<IOrderedEnumerable<KeyValuePair<string, int>>> {|CACHE0204:GetAsync|}();
}
