public interface ICreditScores
{
    [Cached(Ttl = "10m")]
    Task<int> GetScoreAsync(string customer, Guid {|CACHE0106:correlationId|});
}
