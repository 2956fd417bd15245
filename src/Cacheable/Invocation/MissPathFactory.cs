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

/// <summary>Puts the miss path of a method together, and listens to L2 for all of them.</summary>
internal sealed class MissPathFactory : IAsyncDisposable, IDisposable
{
    private readonly EpochTable _epochs;
    private readonly Invalidator _invalidator;
    private readonly RemoteTierAccess _remote;
    private readonly IValueSerializer _serializer;
    private readonly CacheMetrics _metrics;
    private readonly EngineClock _clock;
    private readonly ILogger _logger;
    private readonly L1Lease _lease;
    private readonly bool _waitForFill;
    private readonly IAsyncDisposable? _observation;

    public MissPathFactory(
        EpochTable epochs,
        Invalidator invalidator,
        RemoteTierAccess remote,
        RemoteTierListener listener,
        IValueSerializer serializer,
        CacheMetrics metrics,
        EngineClock clock,
        IOptions<CacheableOptions> options,
        ILogger<CacheEngine> logger)
    {
        (_epochs, _invalidator, _remote, _serializer) = (epochs, invalidator, remote, serializer);
        (_metrics, _clock, _logger) = (metrics, clock, logger);
        _lease = new L1Lease(remote, listener, options);
        _waitForFill = options.Value.WaitForFill;
        listener.Connected += invalidator.ExpectRecovery;
        _observation = remote.Tier?.Observe(listener);
    }

    public MissPath<TKey, TValue> Create<TKey, TValue>(string method, L1Publish<TKey, TValue> publish)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var metrics = _metrics.Of(method);
        var codec = new PayloadCodec<TValue>(_serializer);
        var fill = new RemoteFill<TValue>(_remote, codec, metrics, _logger);
        return new MissPath<TKey, TValue>(
            new FlightTable<TKey, TValue>(_epochs.Stamp, _epochs.Admits),
            new RemoteLookup<TValue>(_remote, _invalidator, codec, metrics, _clock, _logger),
            new LoaderCall<TValue>(fill, metrics, _clock),
            new EntryKeeper<TKey, TValue>(fill, publish, _lease, metrics, _clock, _logger),
            metrics,
            _waitForFill);
    }

    /// <remarks>A provider in a plain <c>using</c> disposes synchronously, and throws over a service that cannot.</remarks>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public ValueTask DisposeAsync() => _observation?.DisposeAsync() ?? default;
}
