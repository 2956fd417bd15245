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
    PayloadCodecs codecs,
    CacheMetrics metrics,
    EngineClock clock,
    EngineScheduling scheduling,
    IOptions<CacheableOptions> options,
    ILogger<CacheEngine> logger)
{
    /// <summary>The codec of a method's entries, shared by all that read and write them.</summary>
    /// <param name="plan"><see langword="null"/> by hand.</param>
    public PayloadCodec<TValue> CreateCodec<TValue>(CachedMethodPlan? plan) => codecs.Create<TValue>(plan);

    public MissPath<TKey, TValue> Create<TKey, TValue>(string method, PayloadCodec<TValue> codec, IL1Values<TKey, TValue> l1)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var counts = metrics.Of(method);
        var fill = new RemoteFill<TValue>(remote, EncoderOf(codec, counts), counts, logger);
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
