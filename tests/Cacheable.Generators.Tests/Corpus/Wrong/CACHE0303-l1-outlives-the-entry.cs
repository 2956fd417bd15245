public interface IMenus
{
    [Cached("menu:<restaurant>", Ttl = "1m", L1Ttl = {|CACHE0303:"10m"|})]
    Task<string> GetMenuAsync(int restaurant);
}
