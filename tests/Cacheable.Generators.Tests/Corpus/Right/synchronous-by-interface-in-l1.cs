// Near CACHE0209: the tier is said by cast and by constant too.
public interface ITables
{
    const CacheTiers Near = CacheTiers.L1;

    [Cached("table:<name>", Ttl = "1m", Tiers = Near)]
    int GetSize(string name);

    [Cached("table:<name>:kind", Ttl = "1m", Tiers = (CacheTiers)1)]
    int GetKind(string name);
}
