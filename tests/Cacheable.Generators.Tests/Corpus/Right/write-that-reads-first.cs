// Near CACHE0402: who is about to change something wants what the source has now
public interface IStock
{
    [Cached("stock:<product>", Ttl = "30s")]
    Task<int> LevelAsync(int product);

    [InvalidatesCache("stock:<product>")]
    Task TakeAsync(int product, int count);
}

public sealed class Stock : IStock
{
    private readonly Dictionary<int, int> _levels = [];

    public Task<int> LevelAsync(int product) => Task.FromResult(_levels.GetValueOrDefault(product));

    public async Task TakeAsync(int product, int count)
    {
        var level = await LevelAsync(product);
        _levels[product] = level >= count ? level - count : throw new InvalidOperationException("Sold out.");
    }
}
