using System.Collections.Concurrent;
using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Invalidation;
using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>Puts the parts of a cached method together. One for each service provider.</summary>
internal sealed class CacheEngine : ICacheEngine, IAsyncDisposable, IDisposable
{
    private readonly EpochTable _epochs;
    private readonly Invalidator _invalidator;
    private readonly RemoteTierAccess _remote;
    private readonly RemoteTierListener _listener;
    private readonly IL1StoreFactory _l1Stores;
    private readonly IValueSerializer _serializer;
    private readonly CacheMetrics _metrics;
    private readonly CoarseClock _coarseClock;
    private readonly EngineClock _clock;
    private readonly IOptions<CacheableOptions> _options;
    private readonly ILogger<CacheEngine> _logger;
    private readonly ConcurrentBag<IL1Index> _indexes = [];
    private readonly IAsyncDisposable? _observation;

    public CacheEngine(
        EpochTable epochs,
        Invalidator invalidator,
        RemoteTierAccess remote,
        RemoteTierListener listener,
        IL1StoreFactory l1Stores,
        IValueSerializer serializer,
        CacheMetrics metrics,
        CoarseClock coarseClock,
        EngineClock clock,
        IOptions<CacheableOptions> options,
        ILogger<CacheEngine> logger)
    {
        (_epochs, _invalidator, _remote, _listener) = (epochs, invalidator, remote, listener);
        (_l1Stores, _serializer, _metrics) = (l1Stores, serializer, metrics);
        (_coarseClock, _clock, _options, _logger) = (coarseClock, clock, options, logger);
        _listener.Connected += _invalidator.ExpectRecovery;
        _observation = _remote.Tier?.Observe(_listener);
    }

    public CachedMethod<TKey, TValue> Cached<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var (l1, missPath) = Value<TKey, TValue>(plan.Method);
        return new EngineCachedMethod<TKey, TValue>(l1, missPath, EntryPolicy.Of(plan));
    }

    public CachedTaskMethod<TKey, TValue> CachedTask<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var metrics = _metrics.Of(plan.Method);
        var l1 = L1<TKey, Task<TValue>>(metrics);
        var missPath = MissPath<TKey, TValue>(metrics, (key, value, life, stamp) => l1.Publish(in key, Task.FromResult(value), life, stamp));
        return new EngineCachedTaskMethod<TKey, TValue>(l1, missPath, EntryPolicy.Of(plan));
    }

    public InvalidatingMethod Invalidating(InvalidatingMethodPlan plan) =>
        new EngineInvalidatingMethod(_invalidator, _metrics.Of(plan.Method));

    /// <summary>L1 and the miss path of a method whose L1 holds plain values.</summary>
    public (L1Tier<TKey, TValue> L1, MissPath<TKey, TValue> MissPath) Value<TKey, TValue>(string method)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var metrics = _metrics.Of(method);
        var l1 = L1<TKey, TValue>(metrics);
        return (l1, MissPath<TKey, TValue>(metrics, (key, value, life, stamp) => l1.Publish(in key, value, life, stamp)));
    }

    /// <summary>Looks for a text in every L1.</summary>
    public KeyTimeToLive TimeToLiveInL1(string text)
    {
        var slot = EpochTable.SlotOfKey(text);
        return _indexes.Select(index => index.TimeToLiveOf(text, slot)).FirstOrDefault(static found => found.Exists);
    }

    /// <remarks>A provider in a plain <c>using</c> disposes synchronously, and throws over a service that cannot.</remarks>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        _listener.Connected -= _invalidator.ExpectRecovery;
        if (_observation is not null)
        {
            await _observation.DisposeAsync().ConfigureAwait(false);
        }
    }

    private L1Tier<TKey, TStored> L1<TKey, TStored>(MethodMetrics metrics)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var store = _l1Stores.Create<TKey, TStored>();
        var l1 = new L1Tier<TKey, TStored>(store, _epochs, _coarseClock, metrics);
        metrics.CountL1Entries(() => store.Count);
        _indexes.Add(l1);
        return l1;
    }

    private MissPath<TKey, TValue> MissPath<TKey, TValue>(MethodMetrics metrics, L1Publish<TKey, TValue> publish)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        var codec = new PayloadCodec<TValue>(_serializer);
        var fill = new RemoteFill<TValue>(_remote, codec, metrics, _logger);
        return new MissPath<TKey, TValue>(
            new FlightTable<TKey, TValue>(_epochs.Stamp, stamp => _epochs.Admits(in stamp)),
            new RemoteLookup<TValue>(_remote, _invalidator, codec, metrics, _clock, _logger),
            new LoaderCall<TValue>(fill, metrics, _clock),
            new EntryKeeper<TKey, TValue>(fill, publish, new L1Lease(_remote, _listener, _options), metrics, _clock, _logger),
            metrics,
            _options.Value.WaitForFill);
    }
}
