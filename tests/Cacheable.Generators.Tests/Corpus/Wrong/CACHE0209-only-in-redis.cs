public interface ICounters
{
    [Cached("counter:<name>", Ttl = "1s", Tiers = CacheTiers.L2)]
    long {|CACHE0209:Read|}(string name);
}
