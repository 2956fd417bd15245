using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Generators.Tests.Harness;

/// <summary>What was queued for one method.</summary>
public sealed class RecordedWrites
{
    private readonly List<Func<ValueTask>> _single = [];
    private Func<ValueTask>? _batch;

    /// <summary>The name of the queue.</summary>
    public required string Name { get; init; }

    /// <summary>The plan of the cached method that reads the key.</summary>
    public CachedMethodPlan? Entry { get; init; }

    /// <summary>The keys of the calls.</summary>
    public IList<string?> Keys { get; } = [];

    /// <summary>What was stored of each call; the entry apart.</summary>
    public IList<object?> Stored { get; } = [];

    /// <summary>The entries.</summary>
    public IList<object?> Entries { get; } = [];

    /// <summary>Makes the calls, one by one.</summary>
    public async Task FlushAsync()
    {
        foreach (var flush in _single)
        {
            await flush();
        }
    }

    /// <summary>Makes all calls by the batch method.</summary>
    public async Task FlushBatchAsync() => await _batch!();

    internal void Add(Func<ValueTask> flush, Func<ValueTask> batch)
    {
        _single.Add(flush);
        _batch = batch;
    }
}

/// <summary>Stores nothing but the values themselves.</summary>
internal sealed class RecordedQueueing<TService, TArgs>(RecordedWrites queue, QueueingMethodPlan<TService, TArgs> plan) : QueueingMethod<TService, TArgs>
    where TService : class
{
    private readonly List<TArgs> _calls = [];

    protected override ValueTask AcceptAsync(CacheScope scope, string? key, TService inner, TArgs args, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var writer = new Writer(queue);
        plan.Write(args, writer);
        queue.Keys.Add(key);
        var read = plan.Read(new Reader(writer));
        _calls.Add(read);
        queue.Add(() => plan.Flush(inner, read, TestContext.Current.CancellationToken), () => plan.FlushBatch!(inner, _calls, TestContext.Current.CancellationToken));
        return default;
    }

    private sealed class Writer(RecordedWrites queue) : ArgumentWriter
    {
        public Queue<object?> Values { get; } = new();

        public object? Entry { get; private set; }

        public override void Add<TValue>(TValue value)
        {
            Values.Enqueue(value);
            queue.Stored.Add(value);
        }

        public override void AddEntry<TValue>(TValue value)
        {
            Entry = value;
            queue.Entries.Add(value);
        }
    }

    private sealed class Reader(Writer written) : ArgumentReader
    {
        public override TValue Next<TValue>() => (TValue)written.Values.Dequeue()!;

        public override TValue Entry<TValue>() => (TValue)written.Entry!;
    }
}
