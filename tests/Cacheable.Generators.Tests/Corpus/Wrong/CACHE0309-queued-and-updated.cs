public interface IBaskets
{
    [Cached("basket:<user>", Ttl = "10m", Negative = "10s")]
    Task<string?> GetAsync(int user);

    [WriteBehind("basket:<user>", MaxDelay = "2s", BatchSize = 20)]
    [{|CACHE0309:UpdatesCache("basket:<user>", Value = nameof(basket))|}]
    Task PutAsync(int user, string basket);
}
