namespace Cacheable.Benchmarks.Queues;

/// <summary>The carts of a shop, saved at every click and written behind.</summary>
public interface ICarts
{
    [Cached("cart:<user>", Ttl = "10m")]
    ValueTask<Cart?> GetAsync(int user);

    [WriteBehind("cart:<user>", MaxDelay = "5s", BatchSize = 500, Batch = nameof(SaveManyAsync))]
    ValueTask SaveAsync(int user, Cart cart);

    Task SaveManyAsync(IReadOnlyList<(int User, Cart Cart)> carts);
}
