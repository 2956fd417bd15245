using Cacheable.Contract;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Transactions;
using Cacheable.WriteBehind;

namespace Cacheable.Invocation;

/// <summary>Queues calls; where the queue is full and the options say so, makes the call at once and invalidates the key.</summary>
internal sealed class EngineQueueingMethod<TService, TArgs>(
    QueueingMethodPlan<TService, TArgs> plan,
    WriteQueue queue,
    WriteSender sender,
    ArgumentCodecs codecs,
    InvalidatingMethod writeThrough,
    MethodPolicy? entries,
    EngineClock clock,
    WriteTerms terms) : QueueingMethod<TService, TArgs>
    where TService : class
{
    protected override async ValueTask AcceptAsync(
        CacheScope scope, string? key, TService inner, TArgs args, CancellationToken cancellationToken)
    {
        var write = Write(key, args);
        switch (await sender.SendAsync(queue, write, cancellationToken).ConfigureAwait(false))
        {
            case SendOutcome.Accepted:
                break;
            case SendOutcome.Full when terms.OnFull == FullQueueBehaviour.WriteThrough && write.Key is { } entry:
                // No older write of the key waits, and none is on its way: this one is the newest. What comes meanwhile is written after it.
                queue.Counts.WrittenThrough.Increment();
                await writeThrough.RunValueAsync(
                    scope,
                    [new CacheName(entry.Text, CacheNameKind.Key)],
                    inner,
                    (plan.Flush, args, cancellationToken),
                    static (inner, call) => call.Flush(inner, call.args, call.cancellationToken)).ConfigureAwait(false);
                break;
            case var full:
                queue.Counts.Rejected.Increment();
                throw new WriteBehindFullException(
                    $"{plan.Method}: the queue is full. Its sink is away or does not keep up; look at what flushing logs, lengthen the queue "
                    + $"({nameof(WriteBehindOptions)}.{nameof(WriteBehindOptions.Capacity)}), or flush in larger batches.",
                    mayBeAccepted: full == SendOutcome.FullAndMayArrive);
        }
    }

    private QueuedWrite Write(string? key, TArgs args)
    {
        var record = new RecordWriter(codecs, plan.Entry);
        plan.Write(args, record);
        return new QueuedWrite(key is null ? null : new EntryKey(key), WriteToken.New(), record.Record)
        {
            Entry = EntryOf(record),
            DueIn = plan.MaxDelay,
            Capacity = key is null ? terms.LogCapacity : terms.GroupCapacity,
            Replicas = terms.Replicas,
        };
    }

    // Where reads are switched off too: other instances may read, and without an entry they would see what the source had before.
    // A null that is not cached leaves the key without an entry: readers see the source.
    private QueuedEntry? EntryOf(RecordWriter record) =>
        record.Entry is { } payload && entries!.Current.LifeOf(record.EntryIsAbsent, clock.NextRandom()) is { } life
            ? new QueuedEntry(payload, life)
            : null;
}
