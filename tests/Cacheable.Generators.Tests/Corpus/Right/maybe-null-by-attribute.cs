// Near CACHE0305: the attribute says what the type does not
using System.Diagnostics.CodeAnalysis;

public interface IAliases
{
    [Cached("alias:<name>", Ttl = "1m", Negative = "10s", Tiers = CacheTiers.L1)]
    [return: MaybeNull]
    string Resolve(string name);
}
