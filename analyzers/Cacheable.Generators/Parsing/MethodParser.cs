using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses what the decorator does when a method is called.</summary>
internal static class MethodParser
{
    /// <summary>The behaviour; a method with a finding is passed through, because its compilation fails anyway.</summary>
    public static MethodBehaviour Parse(MethodScope scope)
    {
        var cached = scope.Method.Find(KnownTypes.Cached);
        var invalidating = scope.Method.FindAll(KnownTypes.InvalidatesCache).ToList();
        if (cached is not null && invalidating.Count > 0)
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect,
                invalidating[0].Location(),
                invalidating[0].Location(),
                suggestion: null,
                "InvalidatesCache",
                "the method is [Cached], and a call that is answered from the cache changes nothing",
                "remove one of the two");
            return PassThrough.Instance;
        }

        MethodBehaviour? behaviour = cached is not null ? new CachedMethodParser(scope, cached, ReturnShape.Of(scope.Method)).Parse()
            : invalidating.Count > 0 ? InvalidatingMethodParser.Parse(scope, invalidating)
            : IsDispose(scope.Method) ? LeftToTheContainer.Instance
            : null;
        return behaviour ?? PassThrough.Instance;
    }

    private static bool IsDispose(IMethodSymbol method) =>
        method.ContainingType.SpecialType == SpecialType.System_IDisposable || method.ContainingType.Is("System", "IAsyncDisposable");
}
