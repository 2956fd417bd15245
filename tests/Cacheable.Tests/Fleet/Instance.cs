using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests;

/// <summary>One instance of the application: a container of its own, with everything that is chance or time held still.</summary>
internal sealed class Instance : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ChaosRemoteTier? _remote;

    public Instance(InstanceSettings settings, TimeProvider time, ChaosRemoteTier? remote)
    {
        _remote = remote;
        if (settings.StartsCut)
        {
            Remote.Disconnect();
        }

        var services = new ServiceCollection();
        services.AddSingleton(time);
        services.AddSingleton<RandomSource>(new FixedRandom(settings));
        if (settings.Foreground)
        {
            services.AddSingleton(EngineScheduling.Inline());
        }

        services.AddMetrics();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddCacheable(cache =>
        {
            cache.Configure(settings.Options);
            settings.Cache(cache);
            if (_remote is not null)
            {
                services.AddSingleton<IRemoteTier>(_remote);
            }
        });
        _services = services.BuildServiceProvider();
        Engine = Get<ICacheEngine>();
        Cache = Get<ICache>();
        Profiles = Engine.Cached<ProfileKey, string?>(Plans.Profile);
    }

    public CapturedLog Log { get; } = new();

    public ICacheEngine Engine { get; }

    public ICache Cache { get; }

    /// <summary>The tier as this instance sees it, to be disturbed.</summary>
    public ChaosRemoteTier Remote => _remote!;

    /// <summary>A cached method of the key <c>user:4:profile</c> with <see cref="Plans.Profile"/>.</summary>
    public CachedMethod<ProfileKey, string?> Profiles { get; }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Reads through <see cref="Profiles"/>.</summary>
    public ValueTask<string?> ReadAsync(int id, Loader<string?> loader, CancellationToken cancellationToken = default) =>
        Profiles.ReadAsync(new ProfileKey(id), loader, cancellationToken);

    public ValueTask<InvalidationOutcome> InvalidateAsync(string keyOrPattern) => Cache.InvalidateAsync(keyOrPattern);

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private sealed class FixedRandom(InstanceSettings settings) : RandomSource
    {
        public override double NextDouble() => settings.Random;
    }
}
