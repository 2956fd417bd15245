using Cacheable.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Tests;

/// <summary>The instances of one application on one store and one clock. Nothing moves but what the test moves.</summary>
internal sealed class Fleet : IAsyncDisposable
{
    private readonly List<Instance> _instances = [];

    public Fleet() => Store = new InMemoryRemoteStore(Time);

    public FakeTimeProvider Time { get; } = new();

    public InMemoryRemoteStore Store { get; }

    /// <summary>Starts an instance with L2, or with L1 alone.</summary>
    public Instance Start(Action<InstanceSettings>? configure = null)
    {
        var settings = new InstanceSettings();
        configure?.Invoke(settings);
        var instance = new Instance(settings, settings.Clock ?? Time, settings.WithoutL2 ? null : new ChaosRemoteTier(settings.Tier ?? Store.Connect()));
        _instances.Add(instance);
        return instance;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var instance in _instances)
        {
            await instance.DisposeAsync();
        }
    }
}
