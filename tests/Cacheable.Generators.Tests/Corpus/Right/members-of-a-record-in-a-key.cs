// Near CACHE0104: the record's members stand in the key, not the record.
public sealed record Route(string From, string To, DateOnly Day);

public interface IFares
{
    [Cached("fare:<route.From>:<route.To>:<route.Day>", Ttl = "15m")]
    Task<decimal> GetFareAsync(Route route);

    [InvalidatesCache("fare:<route.From>:*")]
    Task ReloadAsync(Route route);
}
