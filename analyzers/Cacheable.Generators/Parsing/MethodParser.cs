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

        var queued = scope.Method.Find(KnownTypes.WriteBehind);
        if (queued is not null && (cached is not null || invalidating.Count > 0))
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect,
                queued.Location(),
                queued.Location(),
                suggestion: null,
                "WriteBehind",
                cached is not null
                    ? "the method is [Cached], and a call that is answered from the cache changes nothing"
                    : "the method has [InvalidatesCache], and when the call is made nobody waits for it any more",
                cached is not null ? "remove one of the two" : "remove one of the two, or invalidate in the implementation with ICache.InvalidateAsync");
            return PassThrough.Instance;
        }

        var updating = scope.Method.Find(KnownTypes.UpdatesCache);
        if (updating is not null && (cached is not null || queued is not null))
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect,
                updating.Location(),
                updating.Location(),
                suggestion: null,
                "UpdatesCache",
                cached is not null
                    ? "the method is [Cached], and a call that is answered from the cache changes nothing"
                    : "the method has [WriteBehind], and what is queued takes the place of the entry by itself",
                "remove one of the two");
            return PassThrough.Instance;
        }

        MethodBehaviour? behaviour = cached is not null ? new CachedMethodParser(scope, cached, ReturnShape.Of(scope.Method)).Parse()
            : updating is not null ? new UpdatingMethodParser(scope, updating, invalidating).Parse()
            : invalidating.Count > 0 ? InvalidatingMethodParser.Parse(scope, invalidating)
            : queued is not null ? new QueueingMethodParser(scope, queued, ReturnShape.Of(scope.Method)).Parse()
            : IsDispose(scope.Method) ? LeftToTheContainer.Instance
            : null;
        return behaviour ?? PassThrough.Instance;
    }

    private static bool IsDispose(IMethodSymbol method) =>
        method.ContainingType.SpecialType == SpecialType.System_IDisposable || method.ContainingType.Is("System", "IAsyncDisposable");
}
