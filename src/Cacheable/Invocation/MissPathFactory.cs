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
    public MissPath<TKey, TValue> Create<TKey, TValue>(string method, L1Publish<TKey, TValue> publish, L1Find<TKey, TValue> find)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var counts = metrics.Of(method);
        var codec = new PayloadCodec<TValue>(serializer);
        var fill = new RemoteFill<TValue>(remote, codec, counts, logger);
        return new MissPath<TKey, TValue>(
            new FlightTable<TKey, TValue>(
                lives.Begin, epochs.Stamp, (begun, stamp) => lives.Admits(begun) && epochs.Admits(stamp), scheduling),
            new RemoteLookup<TValue>(remote, gate, new LeaseRequest(remote, waiters, clock), codec, counts, clock, logger),
            new LoaderCall<TValue>(fill, counts, clock),
            new EntryKeeper<TKey, TValue>(fill, publish, lives, counts, clock, logger),
            find,
            counts,
            options.Value.WaitForFill);
    }

    public WrittenEntries<TKey, TValue> CreateWritten<TKey, TValue>(string method, EntryPolicy policy, L1Publish<TKey, TValue> publish)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        new(policy, invalidator, new PayloadCodec<TValue>(serializer), publish, lives, metrics.Of(method), clock, logger);
}
