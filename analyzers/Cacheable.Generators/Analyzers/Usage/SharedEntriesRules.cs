using System.Collections.Immutable;
using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>CACHE0406: keys name the interface and never the registration, so that two of one interface share its entries.</summary>
internal static class SharedEntriesRules
{
    /// <summary>The property of a diagnostic whose first registration nobody gets who asks for one.</summary>
    public const string ReplacedProperty = "Replaced";

    public static IEnumerable<Diagnostic> In(CollectionCalls calls) => calls.Collections.SelectMany(InCollection);

    private static IEnumerable<Diagnostic> InCollection(IReadOnlyList<CollectionCall> calls)
    {
        var present = new List<CollectionCall>();
        foreach (var call in calls)
        {
            if (call.Kind == CollectionCallKind.Remove || call.Registration is { Replaces: true })
                present.Clear();

            if (call is not { Kind: CollectionCallKind.Register, Registration: { IsAnnotated: true } registration })
                continue;

            // Of two that one branch chooses from there is one when the program runs, and what gives way is not there at all.
            var other = present.Find(one => one.Branch == call.Branch && AreTwo(one.Registration!, registration));
            if (other is not null && !(registration.IsTry && present.Exists(one => SameService(one.Registration!, registration) && one.Registration!.Key == registration.Key)))
                yield return Of(other, call);

            present.Add(call);
        }
    }

    private static bool AreTwo(Registration one, Registration other) =>
        SameService(one, other)
        && (one.Made is null && other.Made is null
            ? !SymbolEqualityComparer.Default.Equals(one.Implementation, other.Implementation)
            : one.Made != other.Made || one.Key != other.Key);

    private static bool SameService(Registration one, Registration other) => SymbolEqualityComparer.Default.Equals(one.Service, other.Service);

    private static Diagnostic Of(CollectionCall first, CollectionCall second)
    {
        var isReplaced = first.Registration!.Key is null && second.Registration!.Key is null;
        return Diagnostic.Create(
            UsageDescriptors.SharedEntries,
            second.Place,
            additionalLocations: [first.Place],
            isReplaced ? ImmutableDictionary<string, string?>.Empty.Add(ReplacedProperty, string.Empty) : ImmutableDictionary<string, string?>.Empty,
            second.Registration!.Service.Name,
            Name(first.Registration),
            Name(second.Registration),
            isReplaced ? "remove the first, which the second replaces, or give each an interface of its own" : "give each an interface of its own");
    }

    private static string Name(Registration registration)
    {
        var name = registration.Implementation is { } implementation ? $"'{implementation.Name}'" : "what a factory makes";
        return registration.Key is { } key ? $"{name} under the key '{key}'" : name;
    }
}
