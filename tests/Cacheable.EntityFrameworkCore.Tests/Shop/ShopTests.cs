using Cacheable.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.EntityFrameworkCore.Tests.Shop;

/// <summary>Tests on a real database, with as many instances of the application as they start.</summary>
public abstract class ShopTests(ShopDatabase database) : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<ShopInstance> _instances = [];
    private InMemoryRemoteStore? _store;

    private protected ShopDatabase Database => database;

    private protected FakeTimeProvider Time => _time;

    public virtual ValueTask InitializeAsync() => database.InitializeAsync();

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }

        await database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected ShopInstance Start(Action<ShopSettings>? configure = null)
    {
        var settings = new ShopSettings();
        configure?.Invoke(settings);
        var instance = new ShopInstance(database, (_store ??= new InMemoryRemoteStore(_time)).Connect(), _time, settings);
        _instances.Add(instance);
        return instance;
    }
}
