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
        var queued = scope.Method.Find(KnownTypes.WriteBehind);
        var updating = scope.Method.Find(KnownTypes.UpdatesCache);
        if (AttributeRules.Contradict(scope))
        {
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
