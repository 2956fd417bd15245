using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.Policies;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Cacheable.Transactions;
using Cacheable.WriteBehind;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>Puts queueing methods together, and lets the worker know of their queues.</summary>
internal sealed class QueueingMethods(
    WriteQueues queues,
    WriteSender sender,
    ArgumentCodecs codecs,
    WriteTerms terms,
    Invalidator invalidator,
    WriteObservation observation,
    MethodPolicies policies,
    RemoteTierAccess remote,
    CacheMetrics metrics,
    EngineClock clock,
    TimeProvider time,
    EngineScheduling scheduling,
    IOptions<CacheableOptions> options)
{
    public QueueingMethod<TService, TArgs> Create<TService, TArgs>(QueueingMethodPlan<TService, TArgs> plan)
        where TService : class
    {
        var groups = plan.KeyTemplate is null ? 1 : Math.Max(1, remote.Tier?.Groups ?? 1);
        var schedule = new QueueSchedule(groups, options.Value.WriteBehind.PollInterval, time, scheduling);
        var queue = new MethodQueue<TService, TArgs>(plan, codecs, schedule, metrics.Queues.Of(plan.Method))
        {
            MaxDelay = plan.MaxDelay,
            BatchSize = plan.BatchSize,
            MaxAttempts = plan.MaxAttempts,
        };
        queues.Add(queue);
        var writeThrough = new EngineInvalidatingMethod(invalidator, observation, metrics.Of(plan.Method));
        var entries = plan.Entry is { } cached ? policies.Of(cached) : null;
        return new EngineQueueingMethod<TService, TArgs>(plan, queue, sender, codecs, writeThrough, entries, clock, terms);
    }
}
