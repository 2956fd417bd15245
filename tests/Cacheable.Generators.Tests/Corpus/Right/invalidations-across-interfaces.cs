// Near CACHE0501: what one interface caches another may invalidate, by a literal where the key has a placeholder.
public interface IReadFlights
{
    [Cached("flight:<number>:gate", Ttl = "1m", Tags = ["airport:<airport>"])]
    Task<string> GetGateAsync(string number, [NotInKey] string airport);
}

public interface IWriteFlights
{
    [InvalidatesCache("flight:<flight>:*")]
    Task MoveAsync(string flight);

    [InvalidatesCache("flight:LH400:gate", Tags = ["airport:FRA"])]
    Task CancelTodayAsync();
}
