using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invalidation;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Misses;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Refreshes;
using Cacheable.Invocation.Writes;
using Cacheable.Keys;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>Puts together what fills the entries of a method: its miss path, and the way of those that write them.</summary>
internal sealed class MissPathFactory(
    EpochTable epochs,
    Invalidator invalidator,
    RemoteGate gate,
    RemoteTierAccess remote,
    LeaseWaiters waiters,
    L1Lives lives,
    PayloadCodecs codecs,
    CacheMetrics metrics,
    EngineClock clock,
    TimeProvider time,
    EngineScheduling scheduling,
    BackgroundLoads background,
    SourceGuards guards,
    IOptions<CacheableOptions> options,
    GuardedLog<CacheEngine> logger)
{
    /// <summary>The codec of a method's entries, shared by all that read and write them.</summary>
    /// <param name="plan"><see langword="null"/> by hand.</param>
    public PayloadCodec<TValue> CreateCodec<TValue>(CachedMethodPlan? plan) => codecs.Create<TValue>(plan);

    /// <summary>The miss path of a method.</summary>
    /// <param name="method">Its name in metrics.</param>
    /// <param name="plan"><see langword="null"/> by hand.</param>
    /// <param name="codec">The codec of its entries.</param>
    /// <param name="l1">Where they are kept.</param>
    public MissPath<TKey, TValue> Create<TKey, TValue>(string method, CachedMethodPlan? plan, PayloadCodec<TValue> codec, IL1Values<TKey, TValue> l1)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var counts = metrics.Of(method);
        var fill = new RemoteFill<TValue>(remote, EncoderOf(codec, counts), counts, clock, logger);
        var limits = new LoadLimits(method, clock, time, scheduling);
        var loader = new LoaderCall<TValue>(fill, counts, limits, clock);
        var lease = new LeaseRequest(remote, waiters, clock);
        var lookup = new RemoteLookup<TValue>(remote, gate, lease, codec, counts, clock, logger);
        var keeper = new EntryKeeper<TKey, TValue>(fill, l1, lives, counts, clock, logger);
        var refreshes = new RefreshLookup<TValue>(remote, gate, lease, waiters, lookup, fill, clock);
        var rests = new FailedRefreshes<TKey>(options.Value.L1Capacity, time);
        var guard = guards.Of(plan?.FullName ?? method, counts);
        var failures = new FailureMemory<TKey>(options.Value.L1Capacity, stamp => epochs.Admits(stamp), time);
        var flights = Flights();
        var stale = new StaleValues<TKey, TValue>(flights, l1, lives, guard.Stale, clock);
        var refresher = new EarlyRefresher<TKey, TValue>(Refreshes(flights), apart: Refreshes(Flights()), rests, background, clock, hasL2: remote.Tier is not null);
        var ends = Ends(flights);
        var loads = new MissLoad<TKey, TValue>(lookup, Loads(flights), stale, ends);
        var leader = new FlightLeader<TKey, TValue>(l1, lookup, loads, new LoneFlights<TKey, TValue>(stale, background), refresher, ends, limits);
        return new MissPath<TKey, TValue>(flights, l1, leader, refresher, loader, stale, failures, counts, time);

        FlightTable<TKey, TValue> Flights() =>
            new(lives.Begin, epochs.Stamp, (begun, stamp) => lives.Admits(begun) && epochs.Admits(stamp), scheduling);

        FlightLoad<TKey, TValue> Loads(FlightTable<TKey, TValue> flights) =>
            new(flights, loader, keeper, guard.Bulkhead, counts, options.Value.WaitForFill);

        FlightEnds<TKey, TValue> Ends(FlightTable<TKey, TValue> flights) => new(flights, keeper, stale, failures, guard.Stale);

        RefreshLeader<TKey, TValue> Refreshes(FlightTable<TKey, TValue> flights) =>
            new(flights, l1, refreshes, Loads(flights), new(flights, Ends(flights), rests, counts, logger), limits);
    }

    public WrittenEntries<TKey, TValue> CreateWritten<TKey, TValue>(
        string method, MethodPolicy policy, PayloadCodec<TValue> codec, IL1Values<TKey, TValue> l1)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var counts = metrics.Of(method);
        return new(policy, invalidator, codec, EncoderOf(codec, counts), l1, lives, counts, clock, logger);
    }

    private EntryEncoder<TValue> EncoderOf<TValue>(PayloadCodec<TValue> codec, MethodMetrics counts) =>
        new(codec, options.Value.MaxPayload, counts, logger);
}
