using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Memory;

internal sealed class DecoratedStore : Store, IDisposable
{
    private readonly ServiceProvider _services;
    private readonly Action<IArticles, int> _read;

    public DecoratedStore(string name, Action<IArticles, int> read)
        : base(name)
    {
        _read = read;
        var services = new ServiceCollection();
        services.AddSingleton<IArticles, Articles>();
        services.AddCacheable(_ => { });
        services.Configure<CacheableOptions>(options => options.L1Capacity = MemoryFigure.Capacity);
        _services = services.BuildServiceProvider();
    }

    public override void Read(int id)
    {
        var articles = _services.GetRequiredService<IArticles>();
        _read(articles, id);
    }

    public void Dispose() => _services.Dispose();
}
