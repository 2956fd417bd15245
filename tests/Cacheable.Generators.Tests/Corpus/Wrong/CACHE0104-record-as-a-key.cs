namespace Travel;

public sealed record Route(string From, string To, DateOnly Day);

public interface IFares
{
    [Cached("fare:<{|CACHE0104:route|}>", Ttl = "15m")]
    Task<decimal> GetFareAsync(Route route, CancellationToken cancellationToken);

    [InvalidatesCache("fare:*")]
    Task ReloadAsync();
}
