using System.Diagnostics.Metrics;
using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.FailSafe;
using Cacheable.Invalidation;
using Cacheable.Invocation;
using Cacheable.Invocation.L1;
using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.DependencyInjection;

/// <summary>The services that the engine is made of.</summary>
internal static class EngineServices
{
    /// <summary>Adds what is not there yet.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddLogging();
        services.TryAddSingleton(typeof(GuardedLog<>));
        services.AddOptions<CacheableOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CacheableOptions>, CacheableOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(RandomSource.Shared);
        services.TryAddSingleton(EngineScheduling.Concurrent);
        services.TryAddSingleton(static provider => new EpochTable(SeedFrom(provider.GetRequiredService<RandomSource>())));
        services.TryAddSingleton<CoarseClock>();
        services.TryAddSingleton<EngineClock>();
        services.TryAddSingleton<LocalCounters>();
        services.TryAddSingleton(static provider => new UnansweredWrites(
            provider.GetRequiredService<IOptions<CacheableOptions>>().Value.InvalidationJournalCapacity));
        services.TryAddSingleton<RemoteTierListener>();
        services.TryAddSingleton<LeaseWaiters>();
        services.TryAddSingleton<GroupHistories>();
        services.TryAddSingleton<L1Completeness>();
        services.TryAddSingleton<HistorySync>();
        services.TryAddSingleton<Heartbeat>();
        services.TryAddSingleton<InvalidationReplay>();
        services.TryAddSingleton<Invalidator>();
        services.TryAddSingleton<RemoteGate>();
        services.TryAddSingleton<WriterLeases>();
        services.TryAddSingleton(static provider => new CacheMetrics(provider.GetService<IMeterFactory>()));
        services.TryAddSingleton(static provider => new InvalidationJournal(
            provider.GetRequiredService<IOptions<CacheableOptions>>().Value.InvalidationJournalCapacity));
        services.TryAddSingleton(static provider => new RecentInvalidations(
            provider.GetRequiredService<IOptions<CacheableOptions>>().Value.InvalidationJournalCapacity,
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(static provider => new L1Proof(isNeeded: provider.GetRequiredService<RemoteTierAccess>().Tier is not null));
        services.TryAddSingleton(static provider => new RemoteTierAccess(
            provider.GetService<IRemoteTier>(),
            provider.GetRequiredService<CacheMetrics>(),
            provider.GetRequiredService<GuardedLog<RemoteTierAccess>>()));
        services.TryAddSingleton(L1Choice.Own);
        services.TryAddSingleton<ICacheSerializer, JsonCacheSerializer>();
        services.TryAddSingleton<PayloadCodecs>();
        services.TryAddSingleton<L1Directory>();
        services.TryAddSingleton<L1Lives>();
        services.TryAddSingleton<BackgroundLoads>();
        services.TryAddSingleton<SourceGuards>();
        services.TryAddSingleton<MissPathFactory>();
        ConfigurationServices.AddTo(services);
        services.TryAddSingleton(static provider =>
        {
            // From the first cached method on, this instance hears the others.
            provider.GetRequiredService<RemoteTierListener>();
            return ActivatorUtilities.CreateInstance<CacheEngine>(provider);
        });
        services.TryAddSingleton<ICacheEngine>(static provider => provider.GetRequiredService<CacheEngine>());
        services.TryAddSingleton<HandTimeToLive>();
        services.TryAddSingleton<ICache, HandCache>();
        services.TryAddSingleton<DecoratedMethods>();
        services.TryAddTransient(typeof(IDecorated<>), typeof(Decorated<>));
        services.TryAddKeyedTransient(typeof(IDecorated<>), KeyedService.AnyKey, typeof(KeyedDecorated<>));
        TransactionServices.AddTo(services);
        WriteBehindServices.AddTo(services);
        services.TryAddSingleton(new RegisteredServices(services));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, DecorationCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SerializerCheck>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, BackgroundLoadsHost>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WriteBehindHost>());
    }

    private static long SeedFrom(RandomSource random) => (long)(random.NextDouble() * long.MaxValue);
}
