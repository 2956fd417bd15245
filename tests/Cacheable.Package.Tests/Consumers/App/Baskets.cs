using Cacheable;

namespace App;

public sealed record Basket(int Apples);

/// <summary>Annotated in the application itself; its writes are queued.</summary>
public interface IBaskets
{
    [Cached("basket:<id>", Ttl = "5m")]
    Task<Basket?> FindAsync(string id);

    [WriteBehind("basket:<id>", MaxDelay = "2s")]
    Task SaveAsync(string id, Basket basket);
}

public sealed class Baskets : IBaskets
{
    public Dictionary<string, Basket> Rows { get; } = [];

    public int Writes { get; private set; }

    public Task<Basket?> FindAsync(string id) => Task.FromResult(Rows.GetValueOrDefault(id));

    public Task SaveAsync(string id, Basket basket)
    {
        Writes++;
        Rows[id] = basket;
        return Task.CompletedTask;
    }
}
