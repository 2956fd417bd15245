// Near CACHE0209: what stays in L1 waits for nobody.
public interface IFormats
{
    [Cached("format:<culture>:<pattern>", Ttl = "1h", Tiers = CacheTiers.L1)]
    string Compile(string culture, string pattern);
}
