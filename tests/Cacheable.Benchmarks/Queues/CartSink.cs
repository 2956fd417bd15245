using System.Collections.Concurrent;

namespace Cacheable.Benchmarks.Queues;

/// <summary>What a flusher writes into, for every contender the same: it counts rows, and remembers the last click of each cart.</summary>
internal sealed class CartSink : ICarts
{
    private readonly ConcurrentDictionary<int, long> _clicks = [];
    private long _rows;

    public long Rows => Volatile.Read(ref _rows);

    public ValueTask<Cart?> GetAsync(int user) => ValueTask.FromResult(_clicks.TryGetValue(user, out var click) ? Cart.After(click) : null);

    public ValueTask SaveAsync(int user, Cart cart)
    {
        Write(user, cart.Click);
        return ValueTask.CompletedTask;
    }

    public Task SaveManyAsync(IReadOnlyList<(int User, Cart Cart)> carts)
    {
        foreach (var (user, cart) in carts)
        {
            Write(user, cart.Click);
        }

        return Task.CompletedTask;
    }

    /// <summary>How many carts are not as their last click left them.</summary>
    public int Behind(IReadOnlyList<long> clicks) => Enumerable.Range(0, clicks.Count).Count(user => clicks[user] > 0 && _clicks.GetValueOrDefault(user) != clicks[user]);

    private void Write(int user, long click)
    {
        _clicks[user] = click;
        Interlocked.Increment(ref _rows);
    }
}
