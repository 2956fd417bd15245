using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>All calls of a compilation on collections of services, followed from method to method.</summary>
internal sealed class CollectionCalls
{
    private readonly List<CollectionCall> _all;
    private readonly ILookup<(ISymbol Body, object Root), CollectionCall> _byCollection;
    private readonly ILookup<(ISymbol Method, object Parameter), CollectionCall> _callers;

    public CollectionCalls(IEnumerable<CollectionCall> calls)
    {
        _all = [.. calls.OrderBy(static call => call.Place.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(static call => call.Span.Start)];
        _byCollection = _all.ToLookup(static call => (call.Body, call.Root));
        _callers = _all.Where(static call => call.Receiver is not null).ToLookup(static call => call.Receiver!.Value);
    }

    /// <summary>Every call, in the order of the source.</summary>
    public IReadOnlyList<CollectionCall> All => _all;

    /// <summary>The calls that one body makes on one collection, in order.</summary>
    public IEnumerable<IReadOnlyList<CollectionCall>> Collections => _byCollection.Select(static calls => calls.ToList());

    /// <summary>The annotated interfaces that <paramref name="call"/> leaves registered and not decorated.</summary>
    public IReadOnlyList<INamedTypeSymbol> PlainAfter(CollectionCall call) => PlainAfter(call, []);

    /// <summary>Whether <paramref name="call"/> decorates what is registered before it, or may.</summary>
    public bool Decorates(CollectionCall call) => Decorates(call, []);

    /// <summary>Whether the collection is decorated by who handed it over, after that.</summary>
    public bool IsDecoratedByCaller(CollectionCall call) =>
        _callers[(call.Body, call.Root)].Any(hand => After(hand).Any(Decorates));

    /// <summary>What the same body does to the same collection later.</summary>
    public IEnumerable<CollectionCall> After(CollectionCall call) =>
        _byCollection[(call.Body, call.Root)].Where(other => other.Place.SourceTree == call.Place.SourceTree && other.Span.Start > call.Span.Start);

    // Methods may hand a collection to each other in a circle.
    private List<INamedTypeSymbol> PlainAfter(CollectionCall call, HashSet<CollectionCall> path)
    {
        if (call is { Kind: CollectionCallKind.Register, Registration: { IsPlain: true, Service: var service } })
            return [service];

        var plain = new List<INamedTypeSymbol>();
        foreach (var inner in Within(call, path))
        {
            if (Decorates(inner))
                plain.Clear();

            plain.AddRange(PlainAfter(inner, path));
        }

        return plain;
    }

    private bool Decorates(CollectionCall call, HashSet<CollectionCall> path) =>
        call.Kind is CollectionCallKind.Decorate or CollectionCallKind.HandOut || Within(call, path).Any(inner => Decorates(inner, path));

    private IEnumerable<CollectionCall> Within(CollectionCall call, HashSet<CollectionCall> path) =>
        call.Receiver is { } receiver && path.Add(call) ? _byCollection[receiver] : [];
}
