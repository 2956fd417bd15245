using BitFaster.Caching;
using BitFaster.Caching.Lru;
using Cacheable.Benchmarks.Harness;

namespace Cacheable.Benchmarks.Hit.Peers;

/// <summary>BitFaster's bounded store with expiry and nothing around it: the floor under our own hit.</summary>
internal abstract class BareLookup<TKey>(string name) : Contender(name)
    where TKey : notnull
{
    protected ICache<TKey, Product> Cache { get; } = new ConcurrentLruBuilder<TKey, Product>()
        .WithCapacity(10_000)
        .WithExpireAfterWrite(TimeSpan.FromHours(1))
        .Build();
}

internal sealed class BareInt : BareLookup<int>
{
    public BareInt()
        : base("bare BitFaster with expiry, int key")
    {
        foreach (var product in Products.All)
        {
            Cache.AddOrUpdate(product.Id, product);
        }
    }

    public override long Run(int operations)
    {
        var cache = Cache;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            if (cache.TryGet(index & Products.Mask, out var product))
            {
                sum += product.Id;
            }
        }

        return sum;
    }
}

internal sealed class BareText : BareLookup<string>
{
    public BareText()
        : base("bare BitFaster with expiry, string key")
    {
        foreach (var product in Products.All)
        {
            Cache.AddOrUpdate(Products.Keys[product.Id], product);
        }
    }

    public override long Run(int operations)
    {
        var cache = Cache;
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            if (cache.TryGet(keys[index & Products.Mask], out var product))
            {
                sum += product.Id;
            }
        }

        return sum;
    }
}

internal readonly record struct ShopProduct(int Shop, int Id);

internal sealed class BarePair : BareLookup<ShopProduct>
{
    public BarePair()
        : base("bare BitFaster with expiry, two-part key")
    {
        foreach (var product in Products.All)
        {
            Cache.AddOrUpdate(new ShopProduct(7, product.Id), product);
        }
    }

    public override long Run(int operations)
    {
        var cache = Cache;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            if (cache.TryGet(new ShopProduct(7, index & Products.Mask), out var product))
            {
                sum += product.Id;
            }
        }

        return sum;
    }
}
