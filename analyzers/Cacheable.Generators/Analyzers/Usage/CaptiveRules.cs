using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>CACHE0405: a singleton takes an annotated interface that every registration says is scoped.</summary>
internal static class CaptiveRules
{
    public static IEnumerable<Diagnostic> In(CollectionCalls calls, IReadOnlyList<FactoryRequest> requests)
    {
        var registrations = calls.All.Select(static call => call.Registration).OfType<Registration>().ToList();
        var scoped = new HashSet<INamedTypeSymbol>(
            registrations.Where(static one => one.IsAnnotated)
                .ToLookup(static one => one.Service, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default)
                .Where(static service => service.All(static one => one.Lifetime == Registration.Scoped))
                .Select(static service => service.Key),
            SymbolEqualityComparer.Default);
        if (scoped.Count == 0)
            return [];

        var kept = from call in calls.All
                   where call.Registration is { Lifetime: Registration.Singleton, Made: null, Implementation: not null }
                   let singleton = call.Registration!.Implementation!
                   from parameter in Taken(singleton).Where(parameter => ServicesIn(parameter.Type).Any(scoped.Contains))
                   let place = parameter.Locations.FirstOrDefault(static location => location.IsInSource) ?? call.Place
                   select (place, singleton.Name, Service: ServicesIn(parameter.Type).First(scoped.Contains));
        var asked = requests.Where(request => scoped.Contains(request.Service)).Select(static request => (place: request.Place, Name: request.Singleton, request.Service));
        return kept.Concat(asked)
            .GroupBy(static one => one.place)
            .Select(static one => one.First())
            .Select(static one => Diagnostic.Create(UsageDescriptors.CaptiveService, one.place, one.Name, one.Service.Name));
    }

    // Which of several constructors the container takes depends on what is registered; what all take is certain.
    private static IEnumerable<IParameterSymbol> Taken(INamedTypeSymbol singleton)
    {
        var constructors = singleton.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToList();
        return constructors.Count == 0
            ? []
            : constructors[0].Parameters.Where(parameter => constructors.TrueForAll(constructor =>
                constructor.Parameters.Any(other => SymbolEqualityComparer.Default.Equals(other.Type, parameter.Type))));
    }

    // The service, or all of it.
    private static IEnumerable<INamedTypeSymbol> ServicesIn(ITypeSymbol type) => type switch
    {
        INamedTypeSymbol { Name: "IEnumerable", TypeArguments: [INamedTypeSymbol element] } => [element],
        INamedTypeSymbol named when named.IsGenericType => [named, named.OriginalDefinition],
        INamedTypeSymbol named => [named],
        _ => [],
    };
}
