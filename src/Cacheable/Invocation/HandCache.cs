using System.Collections.Concurrent;
using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Writes;
using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Cacheable.Transactions;

namespace Cacheable.Invocation;

/// <summary>The cache by hand: the same parts as a decorated method, with the key as text and the policy in the call.</summary>
internal sealed class HandCache(
    CacheEngine engine,
    HandTimeToLive times,
    Invalidator invalidator,
    RemoteTierAccess remote,
    LocalCounters counters,
    WriteObservation observation,
    MethodPolicies policies,
    CacheMetrics metrics) : ICache
{
    private const string Method = "ICache.GetOrCreateAsync";

    private readonly MethodMetrics _invalidations = metrics.Of("ICache.InvalidateAsync");
    private readonly MethodMetrics _tagInvalidations = metrics.Of("ICache.InvalidateTagAsync");
    private readonly ConcurrentDictionary<Type, Lazy<object>> _byType = new();

    public ValueTask<TValue> GetOrCreateAsync<TState, TValue>(
        string key,
        TState state,
        Func<TState, CancellationToken, ValueTask<TValue>> loader,
        CacheEntryOptions options,
        CancellationToken cancellationToken = default)
    {
        var entries = EntriesOf<TValue>();
        return entries.TryGet(CacheScope.None, new TextKey(key, options.Tags), out var value)
            ? new ValueTask<TValue>(value)
            : entries.MissAsync(
                CacheScope.None, TextKey.ToKeep(key, options.Tags), EntryPolicy.Of(options, policies.ByHand.Current), new StateLoad<TState, TValue>(state, loader), cancellationToken);
    }

    public ValueTask<InvalidationOutcome> InvalidateAsync(string keyOrPattern, CancellationToken cancellationToken = default) =>
        InvalidateAsync(_invalidations, CacheName.Parse(keyOrPattern), cancellationToken);

    public ValueTask<InvalidationOutcome> InvalidateTagAsync(string tag, CancellationToken cancellationToken = default) =>
        InvalidateAsync(_tagInvalidations, CacheName.Tag(tag), cancellationToken);

    public async ValueTask<bool> ExistsAsync(string key, CancellationToken cancellationToken = default) =>
        (await GetTimeToLiveAsync(key, cancellationToken).ConfigureAwait(false)).Exists;

    public async ValueTask<KeyTimeToLive> GetTimeToLiveAsync(string key, CancellationToken cancellationToken = default) =>
        await times.GetAsync(new EntryKey(key), cancellationToken).ConfigureAwait(false);

    public ValueTask<long> IncrementAsync(string key, TimeSpan window, long by = 1, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, TimeSpan.FromMilliseconds(1));
        var counter = new EntryKey(key);
        return remote.Tier is { } tier
            ? tier.IncrementAsync(counter, by, window, cancellationToken)
            : new ValueTask<long>(counters.Increment(counter.Text, by, window));
    }

    // Lazy, because of two first callers at once only one may make an L1: the directory and the metrics keep every one that is made.
    private PolicyMethod<TextKey, TValue> EntriesOf<TValue>() => (PolicyMethod<TextKey, TValue>)_byType.GetOrAdd(
        typeof(TValue), static (_, engine) => new Lazy<object>(() => engine.ByHand<TValue>(Method)), engine).Value;

    private ValueTask<InvalidationOutcome> InvalidateAsync(MethodMetrics method, CacheName name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        method.InvalidatedAtOnce.Increment();

        // At once, because the caller is told what became of it; and once more after the commit, because a reader may fill the old row between.
        var again = new OwedInvalidation(method, [name]);
        foreach (var transaction in observation.Declared())
        {
            transaction.Owe(again, isCertain: true);
        }

        return invalidator.InvalidateAsync([name]);
    }

    private sealed class StateLoad<TState, TValue>(TState state, Func<TState, CancellationToken, ValueTask<TValue>> loader) : Load<TValue>
    {
        public override ValueTask<TValue> RunAsync(CancellationToken cancellationToken) => loader(state, cancellationToken);
    }
}
