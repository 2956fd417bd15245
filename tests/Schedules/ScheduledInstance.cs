using Cacheable.Contract;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Schedules;

/// <summary>One instance of an application, as a schedule drives it: its own container, its own L1.</summary>
internal sealed class ScheduledInstance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly WatchedTier? _tier;

    private ScheduledInstance(ServiceProvider services)
    {
        _services = services;
        Engine = services.GetRequiredService<ICacheEngine>();
        Cache = services.GetRequiredService<ICache>();
        _tier = (WatchedTier?)services.GetService<IRemoteTier>();
    }

    public ICacheEngine Engine { get; }

    public ICache Cache { get; }

    /// <summary>Starts an instance and waits until it hears the others.</summary>
    /// <param name="configure">Chooses L2, if there is one: <c>cache.UseRedis(...)</c>, or a tier of an in-memory store.</param>
    public static async Task<ScheduledInstance> StartAsync(Action<ICacheableBuilder> configure)
    {
        var services = new ServiceCollection();
        services.AddCacheable(configure);
        if (services.Any(static service => service.ServiceType == typeof(IRemoteTier)))
        {
            WatchedTier.Decorate(services);
        }

        var instance = new ScheduledInstance(services.BuildServiceProvider());
        await (instance._tier?.Connected ?? Task.CompletedTask).WaitAsync(ForcedStaleSchedule.Patience);
        return instance;
    }

    /// <summary>Waits until this instance has dealt with another's invalidation of <paramref name="name"/> as far as <paramref name="key"/> is concerned.</summary>
    public Task HeardAsync(CacheName name, string key) =>
        (_tier?.Heard(name, new EntryKey(key)) ?? Task.CompletedTask).WaitAsync(ForcedStaleSchedule.Patience);

    /// <summary>Waits until the fills that go on behind the answers are done.</summary>
    public Task FillsAnsweredAsync() => (_tier?.FillsAnswered() ?? Task.CompletedTask).WaitAsync(ForcedStaleSchedule.Patience);

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
