#nullable disable

public interface ICounters
{
    [Cached("counter:<name>", Ttl = "2s", Negative = {|CACHE0305:"1s"|})]
    Task<long> ValueOfAsync(string name);
}
