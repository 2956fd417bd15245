namespace Cacheable.Benchmarks.Hit;

/// <summary>The annotated service, called through its interface as an application calls it.</summary>
internal interface ICatalog
{
    [Cached("product:<id>", Ttl = "1h", Jitter = "1m")]
    ValueTask<Product> ByIdAsync(int id, CancellationToken ct = default);

    [Cached("product-task:<id>", Ttl = "1h", Jitter = "1m")]
    Task<Product> ByIdTaskAsync(int id, CancellationToken ct = default);

    [Cached("product-tagged:<id>", Ttl = "1h", Jitter = "1m", Tags = ["catalog", "product:<id>"])]
    ValueTask<Product> ByIdTaggedAsync(int id, CancellationToken ct = default);

    [Cached("product-code:<code>", Ttl = "1h", Jitter = "1m")]
    ValueTask<Product> ByCodeAsync(string code, CancellationToken ct = default);

    [Cached("shop:<shop>:product:<id>", Ttl = "1h", Jitter = "1m")]
    ValueTask<Product> ByShopAsync(int shop, int id, CancellationToken ct = default);
}
