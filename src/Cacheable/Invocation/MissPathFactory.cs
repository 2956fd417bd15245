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

/// <summary>Puts the miss path of a method together.</summary>
internal sealed class MissPathFactory(
    EpochTable epochs,
    Invalidator invalidator,
    RemoteTierAccess remote,
    L1Lease lease,
    IValueSerializer serializer,
    CacheMetrics metrics,
    EngineClock clock,
    IOptions<CacheableOptions> options,
    ILogger<CacheEngine> logger)
{
    public MissPath<TKey, TValue> Create<TKey, TValue>(string method, L1Publish<TKey, TValue> publish)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var counts = metrics.Of(method);
        var codec = new PayloadCodec<TValue>(serializer);
        var fill = new RemoteFill<TValue>(remote, codec, counts, logger);
        return new MissPath<TKey, TValue>(
            new FlightTable<TKey, TValue>(epochs.Stamp, epochs.Admits),
            new RemoteLookup<TValue>(remote, invalidator, codec, counts, clock, logger),
            new LoaderCall<TValue>(fill, counts, clock),
            new EntryKeeper<TKey, TValue>(fill, publish, lease, counts, clock, logger),
            counts,
            options.Value.WaitForFill);
    }
}
