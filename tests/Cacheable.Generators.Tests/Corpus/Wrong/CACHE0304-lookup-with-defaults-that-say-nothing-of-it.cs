[assembly: CacheDefaults(Ttl = "1h", Jitter = "5%")]

[CacheDefaults(FailSafe = "1d")]
public interface IPostcodes
{
    [{|CACHE0304:Cached("place:<country>:<postcode>")|}]
    Task<string?> PlaceOfAsync(string country, string postcode);

    [Cached("places:<country>")]
    Task<IReadOnlyList<string>> PlacesAsync(string country);
}
