using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Cacheable.Contract;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.EarlyRefresh;

/// <summary>An annotated interface whose every hit is refreshed; what the generator would emit for it stands below, by hand.</summary>
public interface IDueCatalog
{
    Task<int> FindAsync(int id);

    int Find(int id);
}

/// <summary>A generic one.</summary>
public interface IDueShelf<T>
{
    ValueTask<int> FindAsync(int id);
}

internal sealed class DueCatalogMethods(ICacheEngine engine)
{
    // So early that every entry is due from its beginning.
    public static readonly CachedMethodPlan Plan = Plans.Profile with { Method = "IDueCatalog.FindAsync", Beta = 1e12 };

    public CachedTaskMethod<ProfileKey, int> FindAsync { get; } = engine.CachedTask<ProfileKey, int>(Plan);

    public CachedMethod<OrdersKey, int> Find { get; } = engine.Cached<OrdersKey, int>(Plan with { Method = "IDueCatalog.Find" });
}

internal sealed class DueCatalogDecorator(IDueCatalog inner, CacheScope scope, DueCatalogMethods methods) : IDueCatalog
{
    public Task<int> FindAsync(int id) => methods.FindAsync.GetAsync(scope, new ProfileKey(id), inner, id, static (inner, id, _) => inner.FindAsync(id));

    public int Find(int id) => methods.Find.Get(scope, new OrdersKey(id), inner, id, static (inner, id) => inner.Find(id));
}

internal sealed class DueShelfMethods<T>(ICacheEngine engine)
{
    public CachedMethod<OrdersKey, int> Find { get; } = engine.Cached<OrdersKey, int>(DueCatalogMethods.Plan with { Method = "IDueShelf.FindAsync" });
}

internal sealed class DueShelfDecorator<T>(
    [FromKeyedServices(InnerServiceKey.OpenGeneric)] IDueShelf<T> inner, CacheScope scope, DueShelfMethods<T> methods) : IDueShelf<T>
{
    public ValueTask<int> FindAsync(int id) => methods.Find.GetAsync(scope, new OrdersKey(id), inner, id, static (inner, id, _) => inner.FindAsync(id));
}

internal static class DueCatalogsByHand
{
    [ModuleInitializer]
    internal static void AddDecorations()
    {
        DecorationCatalog.Add(new Decoration<IDueCatalog, DueCatalogMethods>(
            static engine => new DueCatalogMethods(engine), static (inner, scope, methods) => new DueCatalogDecorator(inner, scope, methods)));
        DecorationCatalog.Add(new OpenGenericDecoration(typeof(IDueShelf<>), typeof(DueShelfMethods<>), typeof(DueShelfDecorator<>)));
    }
}

/// <summary>Who was called, in order, and which of them were disposed.</summary>
internal sealed class CallLog
{
    public Channel<DueCatalog> Calls { get; } = Channel.CreateUnbounded<DueCatalog>();

    public Channel<DueCatalog> Disposals { get; } = Channel.CreateUnbounded<DueCatalog>();
}

/// <summary>Tells of its calls and of its end.</summary>
internal class DueCatalog(CallLog log, string name) : IDueCatalog, IDisposable
{
    private int _calls;

    public DueCatalog(CallLog log)
        : this(log, "by type")
    {
    }

    public string Name => name;

    public Task<int> FindAsync(int id) => Task.FromResult(Find(id));

    public int Find(int id)
    {
        log.Calls.Writer.TryWrite(this);
        return ++_calls;
    }

    public void Dispose() => log.Disposals.Writer.TryWrite(this);
}

internal sealed class DueShelf<T>(CallLog log) : DueCatalog(log, typeof(T).Name), IDueShelf<T>
{
    ValueTask<int> IDueShelf<T>.FindAsync(int id) => new(Find(id));
}
