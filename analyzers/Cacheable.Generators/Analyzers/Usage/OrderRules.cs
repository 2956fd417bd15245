using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>CACHE0404: registered after <c>AddCacheable</c>, which sees what is there when it is called.</summary>
internal static class OrderRules
{
    public static IEnumerable<Diagnostic> In(CollectionCalls calls) =>
        from collection in calls.Collections
        from decoration in collection.Where(calls.Decorates).Take(1)
        from late in collection
        where late.Span.Start > decoration.Span.Start && decoration.Governs(late) && decoration.Kind != CollectionCallKind.HandOut
        let services = calls.PlainAfter(late)
        where services.Count > 0 && !calls.Decorates(late) && !calls.After(late).Any(calls.Decorates) && !calls.IsDecoratedByCaller(late)
        select Diagnostic.Create(
            UsageDescriptors.RegisteredTooLate,
            late.Place,
            additionalLocations: [decoration.Place],
            string.Join("', '", services.Select(static service => service.Name).Distinct()));
}
