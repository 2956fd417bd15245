// Near CACHE0302: every unit, and two of them together.
public interface IClocks
{
    [Cached("a", Ttl = "250ms")]
    Task<int> AAsync();

    [Cached("b", Ttl = "1h30m", Jitter = "90s")]
    Task<int> BAsync();

    [Cached("c", Ttl = "30d", L1Ttl = "15s")]
    Task<int> CAsync();
}
