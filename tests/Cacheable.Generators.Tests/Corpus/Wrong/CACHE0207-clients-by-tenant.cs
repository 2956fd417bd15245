using System.Net.Http;

public interface IClients
{
    [Cached("client:<tenant>", Ttl = "1h", Tiers = CacheTiers.L1)]
    HttpClient {|CACHE0207:For|}(string tenant);
}
