using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Telemetry;

namespace Cacheable.WriteBehind;

/// <summary>The queue of one method, its types known.</summary>
internal sealed class MethodQueue<TService, TArgs>(
    QueueingMethodPlan<TService, TArgs> plan, ArgumentCodecs codecs, QueueSchedule schedule, QueueCounts counts)
    : WriteQueue(NameOf(plan), plan.Method, typeof(TService), schedule, counts)
    where TService : class
{
    public override bool HasBatch => plan.FlushBatch is not null;

    public override object Read(ClaimedWrite write)
    {
        var reader = new RecordReader(codecs, plan.Entry, write);
        var args = plan.Read(reader);
        reader.End();
        return new Call(args);
    }

    public override ValueTask FlushAsync(object inner, object call, CancellationToken cancellationToken) =>
        plan.Flush((TService)inner, ((Call)call).Args, cancellationToken);

    public override ValueTask FlushBatchAsync(object inner, IReadOnlyList<object> calls, CancellationToken cancellationToken) =>
        plan.FlushBatch!((TService)inner, [.. calls.Cast<Call>().Select(static call => call.Args)], cancellationToken);

    private static QueueName NameOf(QueueingMethodPlan<TService, TArgs> plan) =>
        plan.KeyTemplate is null ? QueueName.OfLog(plan.Queue) : QueueName.OfKeys(plan.Queue);

    /// <summary>The arguments, of which a single one may be null.</summary>
    private sealed record Call(TArgs Args);
}
