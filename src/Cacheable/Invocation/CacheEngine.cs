using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.Policies;
using Cacheable.Invocation.Writes;
using Cacheable.Keys;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>Makes cached methods. One for each service provider.</summary>
internal sealed class CacheEngine(
    L1Choice l1,
    L1Directory directory,
    MissPathFactory missPaths,
    EpochTable epochs,
    L1Proof proof,
    CoarseClock clock,
    Heartbeat heartbeat,
    Invalidator invalidator,
    WriterLeases leases,
    UncommittedReads uncommitted,
    WriteObservation observation,
    QueueingMethods queueing,
    MethodPolicies policies,
    CacheMetrics metrics,
    IOptions<CacheableOptions> options,
    GuardedLog<CacheEngine> logger) : ICacheEngine
{
    public CachedMethod<TKey, TValue> Cached<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        Entries<TKey, TValue>(plan.Method, plan);

    public CachedTaskMethod<TKey, TValue> CachedTask<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        l1.Memory is { } memory
            ? CachedTask<TKey, TValue, MemoryCacheL1Store<TKey, Task<TValue>>>(plan, new(memory))
            : options.Value.L1Bytes is { } bytes ? CachedTask<TKey, TValue, WeighedL1Store<TKey, Task<TValue>>>(plan, new(options.Value.L1Capacity, WeightOf(plan.Method, bytes)))
            : CachedTask<TKey, TValue, BitFasterL1Store<TKey, Task<TValue>>>(plan, new(options.Value.L1Capacity));

    public InvalidatingMethod Invalidating(InvalidatingMethodPlan plan) =>
        new EngineInvalidatingMethod(invalidator, observation, metrics.Of(plan.Method));

    public UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        Updating(plan, (IWritableEntries<TKey, TValue>)entries);

    public UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedTaskMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        Updating(plan, (IWritableEntries<TKey, TValue>)entries);

    public QueueingMethod<TService, TArgs> Queueing<TService, TArgs>(QueueingMethodPlan<TService, TArgs> plan)
        where TService : class => queueing.Create(plan);

    /// <summary>The entries of a hand-made key type, whose policy comes with each call.</summary>
    public PolicyMethod<TextKey, TValue> ByHand<TValue>(string method) => Entries<TextKey, TValue>(method, plan: null);

    private EngineUpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, IWritableEntries<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        new(entries.Written, leases, observation, metrics.Of(plan.Method), logger);

    private PolicyMethod<TKey, TValue> Entries<TKey, TValue>(string method, CachedMethodPlan? plan)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        l1.Memory is { } memory
            ? Entries<TKey, TValue, MemoryCacheL1Store<TKey, TValue>>(method, plan, new(memory))
            : options.Value.L1Bytes is { } bytes ? Entries<TKey, TValue, WeighedL1Store<TKey, TValue>>(method, plan, new(options.Value.L1Capacity, WeightOf(method, bytes)))
            : Entries<TKey, TValue, BitFasterL1Store<TKey, TValue>>(method, plan, new(options.Value.L1Capacity));

    private EngineCachedMethod<TKey, TValue, TStore> Entries<TKey, TValue, TStore>(string method, CachedMethodPlan? plan, TStore store)
        where TKey : struct, ICacheKey, IEquatable<TKey>
        where TStore : struct, IL1Store<TKey, TValue>
    {
        var policy = plan is null ? null : policies.Of(plan);
        var tier = Tier<TKey, TValue, TStore>(method, policy ?? policies.ByHand, store);
        var codec = missPaths.CreateCodec<TValue>(plan);
        var values = Weighed(new L1Values<TKey, TValue, TStore>(tier), codec);
        var missPath = missPaths.Create(method, plan, codec, values);
        var written = policy is null ? null : missPaths.CreateWritten(method, policy, codec, values);
        return new EngineCachedMethod<TKey, TValue, TStore>(tier, missPath, written, uncommitted, heartbeat, policy);
    }

    private EngineCachedTaskMethod<TKey, TValue, TStore> CachedTask<TKey, TValue, TStore>(CachedMethodPlan plan, TStore store)
        where TKey : struct, ICacheKey, IEquatable<TKey>
        where TStore : struct, IL1Store<TKey, Task<TValue>>
    {
        var policy = policies.Of(plan);
        var tier = Tier<TKey, Task<TValue>, TStore>(plan.Method, policy, store);
        var codec = missPaths.CreateCodec<TValue>(plan);
        var values = Weighed(new L1Tasks<TKey, TValue, TStore>(tier), codec);
        var missPath = missPaths.Create(plan.Method, plan, codec, values);
        var written = missPaths.CreateWritten(plan.Method, policy, codec, values);
        return new EngineCachedTaskMethod<TKey, TValue, TStore>(tier, missPath, written, uncommitted, heartbeat, policy);
    }

    private L1Weight WeightOf(string method, long bytes)
    {
        var weight = new L1Weight(bytes);
        metrics.Of(method).WeighL1(() => weight.Bytes);
        return weight;
    }

    private IL1Values<TKey, TValue> Weighed<TKey, TValue>(IL1Values<TKey, TValue> values, PayloadCodec<TValue> codec)
        where TKey : struct, ICacheKey, IEquatable<TKey> =>
        options.Value.L1Bytes is null ? values : new WeighedValues<TKey, TValue>(values, new EntrySizes<TValue>(codec));

    private L1Tier<TKey, TStored, TStore> Tier<TKey, TStored, TStore>(string method, MethodPolicy policy, TStore store)
        where TKey : struct, ICacheKey, IEquatable<TKey>
        where TStore : struct, IL1Store<TKey, TStored>
    {
        var counts = metrics.Of(method);
        var tier = new L1Tier<TKey, TStored, TStore>(store, epochs, proof, clock, counts);
        counts.CountL1Entries(() => tier.Count);
        directory.Add(tier);
        policy.Governs(tier);
        return tier;
    }
}
