using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Transactions;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>Keeps everything forever in dictionaries and writes down what it is asked. Stands for the engine where only emitted code is tested.</summary>
public sealed class RecordingEngine : ICacheEngine
{
    /// <summary>The texts of the keys that were looked up.</summary>
    public IList<string> Keys { get; } = [];

    /// <summary>The tags of the keys that were looked up.</summary>
    public IList<string> Tags { get; } = [];

    /// <summary>The keys and patterns that were invalidated.</summary>
    public IList<string> Invalidated { get; } = [];

    /// <summary>The tags that were invalidated.</summary>
    public IList<string> InvalidatedTags { get; } = [];

    /// <summary>The entries that were updated, as <c>key before, key after = value</c>.</summary>
    public IList<string> Updated { get; } = [];

    /// <summary>The plans that methods were made of.</summary>
    public IList<CachedMethodPlan> Plans { get; } = [];

    /// <summary>The queues that were filled.</summary>
    public IList<RecordedWrites> Queues { get; } = [];

    /// <summary>Decorates <paramref name="inner"/> as the runtime does, by the emitted registration.</summary>
    public TService Decorate<TService>(TService inner)
        where TService : class
    {
        Assert.True(DecorationCatalog.TryGet(typeof(TService), out var decoration));
        var closed = Assert.IsType<ClosedDecoration>(decoration, exactMatch: false);
        return (TService)closed.Decorate(inner, CacheScope.None, closed.CreateMethods(this));
    }

    /// <inheritdoc/>
    public CachedMethod<TKey, TValue> Cached<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        Plans.Add(plan);
        return new RecordedMethod<TKey, TValue>(this);
    }

    /// <inheritdoc/>
    public CachedTaskMethod<TKey, TValue> CachedTask<TKey, TValue>(CachedMethodPlan plan)
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        Plans.Add(plan);
        return new RecordedTaskMethod<TKey, TValue>(this);
    }

    /// <inheritdoc/>
    public InvalidatingMethod Invalidating(InvalidatingMethodPlan plan) => new RecordedInvalidation(this);

    /// <inheritdoc/>
    public QueueingMethod<TService, TArgs> Queueing<TService, TArgs>(QueueingMethodPlan<TService, TArgs> plan)
        where TService : class
    {
        var queue = new RecordedWrites { Name = plan.Queue, Entry = plan.Entry };
        Queues.Add(queue);
        return new RecordedQueueing<TService, TArgs>(queue, plan);
    }

    /// <inheritdoc/>
    public UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey> => new RecordedUpdate<TKey, TValue>(this);

    /// <inheritdoc/>
    public UpdatingMethod<TKey, TValue> Updating<TKey, TValue>(UpdatingMethodPlan plan, CachedTaskMethod<TKey, TValue> entries)
        where TKey : struct, ICacheKey, IEquatable<TKey> => new RecordedUpdate<TKey, TValue>(this);

    private void Record(CacheName[] names)
    {
        foreach (var name in names)
        {
            (name.Kind == CacheNameKind.Tag ? InvalidatedTags : Invalidated).Add(name.ToString());
        }
    }

    private void Record<TKey>(TKey key)
        where TKey : struct, ICacheKey
    {
        Keys.Add(key.ToText());
        foreach (var tag in key.ToTags())
        {
            Tags.Add(tag);
        }
    }

    private sealed class RecordedMethod<TKey, TValue>(RecordingEngine engine) : CachedMethod<TKey, TValue>
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        private readonly Dictionary<TKey, TValue> _entries = [];

        protected override bool TryGetHit(CacheScope scope, in TKey key, out TValue value)
        {
            engine.Record(key);
            return _entries.TryGetValue(key, out value!);
        }

        protected override async ValueTask<TValue> MissAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken) =>
            _entries[key] = await load.RunAsync(cancellationToken);
    }

    private sealed class RecordedTaskMethod<TKey, TValue>(RecordingEngine engine) : CachedTaskMethod<TKey, TValue>
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        private readonly Dictionary<TKey, Task<TValue>> _entries = [];

        protected override bool TryGetHit(CacheScope scope, in TKey key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Task<TValue>? task)
        {
            engine.Record(key);
            return _entries.TryGetValue(key, out task);
        }

        protected override async Task<TValue> MissAsync(CacheScope scope, TKey key, Load<TValue> load, CancellationToken cancellationToken)
        {
            var value = await load.RunAsync(cancellationToken);
            _entries[key] = Task.FromResult(value);
            return value;
        }
    }

    private sealed class RecordedUpdate<TKey, TValue>(RecordingEngine engine) : UpdatingMethod<TKey, TValue>
        where TKey : struct, ICacheKey, IEquatable<TKey>
    {
        public override async Task RunAsync<TService, TArgs>(
            CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task> call, Func<TArgs, Updated<TKey, TValue>> updated)
        {
            await call(inner, args);
            Record(key, names, updated(args));
        }

        public override async Task<TResult> RunAsync<TService, TArgs, TResult>(
            CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task<TResult>> call, Func<TArgs, TResult, Updated<TKey, TValue>> updated)
        {
            var result = await call(inner, args);
            Record(key, names, updated(args, result));
            return result;
        }

        public override async ValueTask RunValueAsync<TService, TArgs>(
            CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask> call, Func<TArgs, Updated<TKey, TValue>> updated)
        {
            await call(inner, args);
            Record(key, names, updated(args));
        }

        public override async ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
            CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask<TResult>> call, Func<TArgs, TResult, Updated<TKey, TValue>> updated)
        {
            var result = await call(inner, args);
            Record(key, names, updated(args, result));
            return result;
        }

        public override void Run<TService, TArgs>(
            CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args, Action<TService, TArgs> call, Func<TArgs, Updated<TKey, TValue>> updated)
        {
            call(inner, args);
            Record(key, names, updated(args));
        }

        public override TResult Run<TService, TArgs, TResult>(
            CacheScope scope, TKey key, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, TResult> call, Func<TArgs, TResult, Updated<TKey, TValue>> updated)
        {
            var result = call(inner, args);
            Record(key, names, updated(args, result));
            return result;
        }

        private void Record(TKey before, CacheName[] names, Updated<TKey, TValue> updated)
        {
            engine.Updated.Add($"{before.ToText()}, {updated.Key.ToText()} = {updated.Value}");
            engine.Record(names);
        }
    }

    private sealed class RecordedInvalidation(RecordingEngine engine) : InvalidatingMethod
    {
        public override async Task RunAsync<TService, TArgs>(CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task> call)
        {
            await call(inner, args);
            engine.Record(names);
        }

        public override async Task<TResult> RunAsync<TService, TArgs, TResult>(
            CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, Task<TResult>> call)
        {
            var result = await call(inner, args);
            engine.Record(names);
            return result;
        }

        public override async ValueTask RunValueAsync<TService, TArgs>(
            CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask> call)
        {
            await call(inner, args);
            engine.Record(names);
        }

        public override async ValueTask<TResult> RunValueAsync<TService, TArgs, TResult>(
            CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, ValueTask<TResult>> call)
        {
            var result = await call(inner, args);
            engine.Record(names);
            return result;
        }

        public override void Run<TService, TArgs>(CacheScope scope, CacheName[] names, TService inner, TArgs args, Action<TService, TArgs> call)
        {
            call(inner, args);
            engine.Record(names);
        }

        public override TResult Run<TService, TArgs, TResult>(CacheScope scope, CacheName[] names, TService inner, TArgs args, Func<TService, TArgs, TResult> call)
        {
            var result = call(inner, args);
            engine.Record(names);
            return result;
        }
    }
}
