// Near CACHE0305: without nullable annotations a reference may be null
#nullable disable

public interface ILegacyUsers
{
    [Cached("legacy:user:<id>", Ttl = "10m", Negative = "30s")]
    Task<string> NameAsync(int id);
}
