namespace Cacheable.Generators.Models;

/// <summary>What the decorator does when a method is called.</summary>
internal abstract record MethodBehaviour;

/// <summary>Calls the inner service.</summary>
internal sealed record PassThrough : MethodBehaviour
{
    public static readonly PassThrough Instance = new();
}

/// <summary>Nothing: the container owns the inner service and disposes it.</summary>
internal sealed record LeftToTheContainer : MethodBehaviour
{
    public static readonly LeftToTheContainer Instance = new();
}

/// <summary>Answers from the cache.</summary>
internal sealed record CachedBehaviour : MethodBehaviour
{
    /// <summary>The name in metrics and logs, <c>IUserService.GetProfileAsync</c>.</summary>
    public required string Method { get; init; }

    /// <summary>The name with the namespace, <c>Shop.IUserService.GetProfileAsync</c>.</summary>
    public required string FullName { get; init; }

    /// <summary>What is cached, <c>global::Shop.UserProfile?</c>.</summary>
    public required string ResultType { get; init; }

    public required KeyModel Key { get; init; }

    public required EquatableArray<KeyModel> Tags { get; init; }

    /// <summary>The values that key and tags are made of, each once: what the key struct holds.</summary>
    public IEnumerable<KeyPartModel> Parts => Key.Parts.Concat(Tags.SelectMany(static tag => tag.Parts)).Distinct();

    /// <summary>Which parameter cancels the call, or -1.</summary>
    public required int CancellationParameter { get; init; }

    public required PolicyModel Policy { get; init; }

    /// <summary>A hash of the structure of what is cached.</summary>
    public required ulong Shape { get; init; }

    /// <summary>Whether another method of the interface queues writes of the key.</summary>
    public bool IsQueued { get; init; }
}

/// <summary>Calls the inner service, then invalidates.</summary>
internal sealed record InvalidatingBehaviour : MethodBehaviour
{
    /// <inheritdoc cref="CachedBehaviour.Method"/>
    public required string Method { get; init; }

    /// <summary>The keys and patterns.</summary>
    public required EquatableArray<KeyModel> Names { get; init; }

    public required EquatableArray<KeyModel> Tags { get; init; }
}
