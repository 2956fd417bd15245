using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Hit;

/// <summary>A generated decorator, resolved from a container and called through its interface.</summary>
internal abstract class Decorated(string name, Action<ICacheableBuilder>? configure = null) : Contender(name), IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection()
        .AddSingleton<ICatalog, Catalog>()
        .AddCacheable(configure ?? (static _ => { }))
        .BuildServiceProvider();

    protected ICatalog Catalog => field ??= _services.GetRequiredService<ICatalog>();

    protected ICache Cache => field ??= _services.GetRequiredService<ICache>();

    /// <summary>
    /// Fills, and then invalidates something else: in an application something always has been, and without it a hit could skip
    /// the names of its entry.
    /// </summary>
    public override void Prepare()
    {
        Run(Products.Count);
        Cache.InvalidateAsync("basket:1").AsTask().Wait();
    }

    public void Dispose() => _services.Dispose();
}

internal sealed class DecoratedValueTask() : Decorated("Cacheable, ValueTask<T>, int key")
{
    public override long Run(int operations)
    {
        var catalog = Catalog;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            sum += catalog.ByIdAsync(index & Products.Mask).Value().Id;
        }

        return sum;
    }
}

internal sealed class DecoratedTask() : Decorated("Cacheable, Task<T>, int key")
{
    public override long Run(int operations)
    {
        var catalog = Catalog;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            sum += catalog.ByIdTaskAsync(index & Products.Mask).GetAwaiter().GetResult().Id;
        }

        return sum;
    }
}

internal sealed class DecoratedTagged() : Decorated("Cacheable, ValueTask<T>, int key, 2 tags")
{
    public override long Run(int operations)
    {
        var catalog = Catalog;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            sum += catalog.ByIdTaggedAsync(index & Products.Mask).Value().Id;
        }

        return sum;
    }
}

internal sealed class DecoratedText() : Decorated("Cacheable, ValueTask<T>, string key")
{
    public override long Run(int operations)
    {
        var catalog = Catalog;
        var keys = Products.Keys;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            sum += catalog.ByCodeAsync(keys[index & Products.Mask]).Value().Id;
        }

        return sum;
    }
}

internal class DecoratedPair(string name = "Cacheable, ValueTask<T>, two-part key", Action<ICacheableBuilder>? configure = null)
    : Decorated(name, configure)
{
    public override long Run(int operations)
    {
        var catalog = Catalog;
        var sum = 0L;
        for (var index = 0; index < operations; index++)
        {
            sum += catalog.ByShopAsync(7, index & Products.Mask).Value().Id;
        }

        return sum;
    }
}
