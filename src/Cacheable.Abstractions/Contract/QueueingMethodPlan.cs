namespace Cacheable.Contract;

/// <summary>What the generator knows of a method whose calls are queued.</summary>
/// <typeparam name="TService">The decorated interface.</typeparam>
/// <typeparam name="TArgs">The arguments of a call: one as it is, or several in a tuple.</typeparam>
public sealed record QueueingMethodPlan<TService, TArgs>
    where TService : class
{
    /// <summary>The name in metrics, logs and messages: <c>ICarts.SaveCartAsync</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The name of the queue, the same in every build: <c>Shop.ICarts.SaveCartAsync</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The key template as text; <see langword="null"/> where every call is kept, in order.</summary>
    public string? KeyTemplate { get; init; }

    /// <summary>The longest time until a write is first flushed.</summary>
    public required TimeSpan MaxDelay { get; init; }

    /// <summary>How many writes are flushed together at most.</summary>
    public required int BatchSize { get; init; }

    /// <summary>How often a write is tried before it goes to the dead letters.</summary>
    public required int MaxAttempts { get; init; }

    /// <summary>The cached method of the same key, whose entry a write replaces; <see langword="null"/> where nobody reads the key.</summary>
    public CachedMethodPlan? Entry { get; init; }

    /// <summary>Hands the arguments over to be stored.</summary>
    public required Action<TArgs, ArgumentWriter> Write { get; init; }

    /// <summary>Makes the arguments again.</summary>
    public required Func<ArgumentReader, TArgs> Read { get; init; }

    /// <summary>Calls the decorated method with one call's arguments.</summary>
    public required Func<TService, TArgs, CancellationToken, ValueTask> Flush { get; init; }

    /// <summary>Calls the batch method with the arguments of many calls; <see langword="null"/> where there is none.</summary>
    public Func<TService, IReadOnlyList<TArgs>, CancellationToken, ValueTask>? FlushBatch { get; init; }
}
