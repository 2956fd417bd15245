namespace Cacheable.Generators.Models;

/// <summary>Queues the call, to be made later.</summary>
internal sealed record QueueingBehaviour : MethodBehaviour
{
    /// <inheritdoc cref="CachedBehaviour.Method"/>
    public required string Method { get; init; }

    /// <summary>The name of the queue, <c>Shop.ICarts.SaveCartAsync</c>.</summary>
    public required string Queue { get; init; }

    /// <summary>The key, or nothing where every call is kept.</summary>
    public required KeyModel? Key { get; init; }

    public required TimeSpan MaxDelay { get; init; }

    public required int BatchSize { get; init; }

    public required int MaxAttempts { get; init; }

    /// <inheritdoc cref="CachedBehaviour.CancellationParameter"/>
    public required int CancellationParameter { get; init; }

    /// <summary>What takes many writes at once, or nothing.</summary>
    public required BatchModel? Batch { get; init; }

    /// <summary>The parameter that is the entry of a cached method, or nothing where nobody reads the key.</summary>
    public QueuedEntryModel? Entry { get; init; }
}

/// <summary>The parameter of a queued call that is what readers of the key get.</summary>
/// <param name="Parameter">Its index.</param>
/// <param name="Unwraps">Whether the cached method returns the nullable form of its value type.</param>
/// <param name="Cached">The cached method.</param>
internal sealed record QueuedEntryModel(int Parameter, bool Unwraps, CachedBehaviour Cached);

/// <summary>A method that takes many queued calls at once.</summary>
/// <param name="Name">The name, escaped.</param>
/// <param name="ReceiverType">The type to call the inner service as, or nothing.</param>
/// <param name="Form">What it returns.</param>
/// <param name="TakesToken">Whether it can be cancelled.</param>
internal sealed record BatchModel(string Name, string? ReceiverType, ReturnForm Form, bool TakesToken);
