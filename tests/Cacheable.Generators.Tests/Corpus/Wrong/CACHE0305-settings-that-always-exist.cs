public sealed record ShopSettings(string Currency, bool IsOpen);

public interface ISettings
{
    [Cached("settings:<shop>", Ttl = "1h", Jitter = "10%", Negative = {|CACHE0305:"1m"|}, Tags = ["shop:<shop>"])]
    ValueTask<ShopSettings> OfAsync(int shop);
}
