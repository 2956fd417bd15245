using System.Runtime.CompilerServices;
using Cacheable.Contract;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.DependencyInjection;

/// <summary>An annotated interface; what the generator would emit for it stands below, by hand.</summary>
public interface ICatalog
{
    /// <summary>Tells implementations apart.</summary>
    string Name { get; }

    ValueTask<string> FindAsync(int id);
}

/// <summary>An annotated generic interface.</summary>
public interface IRepository<T>
{
    ValueTask<string> FindAsync(int id);
}

internal sealed class CatalogMethods(ICacheEngine engine)
{
    public CachedMethod<ProfileKey, string> Find { get; } = engine.Cached<ProfileKey, string>(Plans.Profile with
    {
        Method = "ICatalog.FindAsync",
        FullName = "Cacheable.Tests.DependencyInjection.ICatalog.FindAsync",
    });
}

internal sealed class CatalogDecorator(ICatalog inner, CacheScope scope, CatalogMethods methods) : ICatalog
{
    public string Name => inner.Name;

    public ValueTask<string> FindAsync(int id) =>
        methods.Find.GetAsync(scope, new ProfileKey(id), inner, id, static (inner, id, _) => inner.FindAsync(id));
}

internal sealed class RepositoryMethods<T>(ICacheEngine engine)
{
    public CachedMethod<OrdersKey, string> Find { get; } = engine.Cached<OrdersKey, string>(Plans.Orders with { Method = $"IRepository<{typeof(T).Name}>.FindAsync", Tiers = CacheTiers.L1 });
}

internal sealed class RepositoryDecorator<T>(
    [FromKeyedServices(InnerServiceKey.OpenGeneric)] IRepository<T> inner, CacheScope scope, RepositoryMethods<T> methods) : IRepository<T>
{
    public ValueTask<string> FindAsync(int id) =>
        methods.Find.GetAsync(scope, new OrdersKey(id), inner, id, static (inner, id, _) => inner.FindAsync(id));
}

internal static class EmittedByHand
{
    [ModuleInitializer]
    internal static void AddDecorations()
    {
        DecorationCatalog.Add(new Decoration<ICatalog, CatalogMethods>(
            static engine => new CatalogMethods(engine), static (inner, scope, methods) => new CatalogDecorator(inner, scope, methods)));
        DecorationCatalog.Add(new OpenGenericDecoration(typeof(IRepository<>), typeof(RepositoryMethods<>), typeof(RepositoryDecorator<>)));
    }
}

/// <summary>Counts its calls and how often it was disposed.</summary>
internal sealed class Catalog(string name) : ICatalog, IDisposable
{
    private readonly Guid _instance = Guid.NewGuid();

    public Catalog()
        : this("by type")
    {
    }

    public string Name => name;

    public int Calls { get; private set; }

    public int Disposals { get; private set; }

    public ValueTask<string> FindAsync(int id)
    {
        Calls++;
        return new ValueTask<string>($"{name} {id} of {_instance}");
    }

    public void Dispose() => Disposals++;
}

/// <summary>Asks the container for the key it was registered with.</summary>
internal sealed class CatalogWithKey([ServiceKey] string key) : ICatalog
{
    public string Name => key;

    public ValueTask<string> FindAsync(int id) => new($"{key} {id}");
}

/// <summary>Says which type it was closed for.</summary>
internal sealed class Repository<T> : IRepository<T>, IDisposable
{
    private int _calls;

    public static int Disposals { get; private set; }

    public ValueTask<string> FindAsync(int id) => new($"{typeof(T).Name} {id}, call {++_calls}");

    public void Dispose() => Disposals++;
}
