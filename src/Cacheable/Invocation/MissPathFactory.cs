using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Invalidation;
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
    IValueSerializer serializer,
    CacheMetrics metrics,
    EngineClock clock,
    EngineScheduling scheduling,
    IOptions<CacheableOptions> options,
    ILogger<CacheEngine> logger)
{
    public MissPath<TKey, TValue> Create<TKey, TValue>(string method, IL1Values<TKey, TValue> l1)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var counts = metrics.Of(method);
        var codec = new PayloadCodec<TValue>(serializer);
        var fill = new RemoteFill<TValue>(remote, codec, counts, logger);
        var loader = new LoaderCall<TValue>(fill, counts, clock);
        var flights = new FlightTable<TKey, TValue>(
            lives.Begin, epochs.Stamp, (begun, stamp) => lives.Admits(begun) && epochs.Admits(stamp), scheduling);
        var leader = new FlightLeader<TKey, TValue>(
            flights,
            l1,
            new RemoteLookup<TValue>(remote, gate, new LeaseRequest(remote, waiters, clock), codec, counts, clock, logger),
            loader,
            new EntryKeeper<TKey, TValue>(fill, l1, lives, counts, clock, logger),
            counts,
            options.Value.WaitForFill);
        return new MissPath<TKey, TValue>(flights, leader, loader, counts);
    }

    public WrittenEntries<TKey, TValue> CreateWritten<TKey, TValue>(string method, MethodPolicy policy, IL1Values<TKey, TValue> l1)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        new(policy, invalidator, new PayloadCodec<TValue>(serializer), l1, lives, metrics.Of(method), clock, logger);
}
