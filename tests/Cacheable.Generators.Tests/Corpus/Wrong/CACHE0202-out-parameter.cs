public interface IParser
{
    [Cached("number:<line>", Ttl = "5m", Tiers = CacheTiers.L1)]
    bool TryParse(string line, [NotInKey] out int {|CACHE0202:number|});
}
