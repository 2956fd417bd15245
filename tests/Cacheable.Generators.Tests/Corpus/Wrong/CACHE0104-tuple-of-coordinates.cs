public interface IMaps
{
    [Cached("tile:<zoom>:<{|CACHE0104:at|}>", Ttl = "1d")]
    Task<byte[]> GetTileAsync(int zoom, (double Latitude, double Longitude) at);
}
