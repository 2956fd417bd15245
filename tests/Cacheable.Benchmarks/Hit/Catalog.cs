namespace Cacheable.Benchmarks.Hit;

internal sealed class Catalog : ICatalog
{
    public ValueTask<Product> ByIdAsync(int id, CancellationToken ct = default) => new(Products.All[id]);

    public Task<Product> ByIdTaskAsync(int id, CancellationToken ct = default) => Task.FromResult(Products.All[id]);

    public ValueTask<Product> ByIdTaggedAsync(int id, CancellationToken ct = default) => new(Products.All[id]);

    public ValueTask<Product> ByCodeAsync(string code, CancellationToken ct = default) => new(Products.ByCode[code]);

    public ValueTask<Product> ByShopAsync(int shop, int id, CancellationToken ct = default) => new(Products.All[id]);
}
