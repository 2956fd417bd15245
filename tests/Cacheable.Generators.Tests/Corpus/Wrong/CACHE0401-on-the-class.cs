public interface IGeocoder
{
    Task<string> LocateAsync(string address);
}

public sealed class Geocoder : IGeocoder
{
    [{|CACHE0401:Cached("geo:<address>", Ttl = "30d")|}]
    public Task<string> LocateAsync(string address) => Task.FromResult(address);
}
