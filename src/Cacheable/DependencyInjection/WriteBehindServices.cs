using Cacheable.Invocation;
using Cacheable.WriteBehind;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacheable.DependencyInjection;

/// <summary>The services that queue writes and flush them.</summary>
internal static class WriteBehindServices
{
    /// <summary>Adds what is not there yet.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.TryAddSingleton<WriteQueues>();
        services.TryAddSingleton<ArgumentCodecs>();
        services.TryAddSingleton<WriteTerms>();
        services.TryAddSingleton<QueuedKeyChange>();
        services.TryAddSingleton<WriteSender>();
        services.TryAddSingleton<QueueingMethods>();
        services.TryAddSingleton<InnerServices>();
        services.TryAddSingleton<SinkCalls>();
        services.TryAddSingleton<RetryDelays>();
        services.TryAddSingleton<DeadLetterOffice>();
        services.TryAddSingleton<ClaimAnswers>();
        services.TryAddSingleton<FlushOutcomes>();
        services.TryAddSingleton<ClaimFlusher>();
        services.TryAddSingleton<DurabilityWatch>();
        services.TryAddSingleton<QueueStats>();
        services.TryAddSingleton<WriteBehindWorker>();
        services.TryAddSingleton<IWriteBehindDeadLetters, WriteBehindDeadLetters>();
    }
}
