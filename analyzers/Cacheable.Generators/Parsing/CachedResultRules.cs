using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>02xx: whether what a method returns can be kept, and given to others.</summary>
internal static class CachedResultRules
{
    private const int OnlyL1 = 1;

    /// <summary>Whether the result can be cached; a finding says why not.</summary>
    public static bool CanCache(MethodScope scope, AttributeData cached, ReturnShape shape)
    {
        if (shape.Result is not { } result)
        {
            scope.Report(DiagnosticIds.NothingToCache, cached.Location(), cached.Location(), null, TypeText.InMessage(scope.Method.ReturnType));
            return false;
        }

        if (scope.Method.RefKind != RefKind.None || result.IsRefLikeType || result.TypeKind is TypeKind.Pointer or TypeKind.FunctionPointer)
        {
            scope.Report(
                DiagnosticIds.AttributeWithoutEffect, cached.Location(), cached.Location(), null, "Cached", "its result cannot be kept after the call", "return it by value");
            return false;
        }

        // One slip, one finding: a stream is disposable and cannot be stored, a query is deferred and cannot either.
        var before = scope.Findings.Count;
        _ = CheckDeferred(scope, cached, result) || CheckStorable(scope, cached, result) || CheckDisposable(scope, cached, result);
        return scope.Findings.Count == before;
    }

    /// <summary>CACHE0209: who calls a method that waits for L2 without a task waits with a thread.</summary>
    public static void CheckWait(MethodScope scope, AttributeData cached, ReturnShape shape)
    {
        if (shape is { Form: ReturnForm.Value, Result: { } result } && cached.Named("Tiers")?.Value is not OnlyL1)
        {
            scope.Hint(DiagnosticIds.SynchronousRemoteCall, scope.Method.Place(), cached.Location(), suggestion: null, TypeText.InMessage(result));
        }
    }

    private static bool CheckDeferred(MethodScope scope, AttributeData cached, ITypeSymbol result)
    {
        if (Parts(result).Select(static part => part.Type).FirstOrDefault(ValueRules.IsDeferred) is not { } sequence)
        {
            return false;
        }

        var isAsynchronous = sequence.IsOrInherits("System.Collections.Generic", "IAsyncEnumerable", 1) && !sequence.IsOrInherits("System.Linq", "IQueryable");
        var isQuery = sequence.IsOrInherits("System.Linq", "IQueryable");
        var problem = isAsynchronous ? "a sequence that its first reader uses up"
            : isQuery ? "a query that every hit would run again, on a source that may be gone"
            : "which may be a query or an iterator that every hit would run again";
        var element = sequence is INamedTypeSymbol { TypeArguments: [{ } argument] } ? TypeText.InMessage(argument) : "T";
        scope.Report(
            DiagnosticIds.DeferredSequence, scope.Method.Place(), cached.Location(), null, TypeText.InMessage(sequence), problem, $"return 'IReadOnlyList<{element}>'");
        return true;
    }

    private static bool CheckStorable(MethodScope scope, AttributeData cached, ITypeSymbol result)
    {
        // L1 keeps a value as it is, so nothing has to be stored there, and what a serializer of the method's own can store nobody else knows; but what is
        // read once is empty for the next caller.
        var isReadOnce = ValueRules.IsReadOnce(result);
        var isItsOwnAffair = cached.Named("Tiers")?.Value is OnlyL1 || cached.Named("Serializer")?.Value is not null;
        if ((isItsOwnAffair && !isReadOnce) || new ValueInspector(scope).Offence(result) is not { } offence)
        {
            return false;
        }

        var remedy = isReadOnce
            ? "return a list or an array, because the first caller would use it up for all others, in L1 too"
            : "return a type that can be stored, or write 'Tiers = CacheTiers.L1'";
        scope.Report(DiagnosticIds.UnstorableValue, scope.Method.Place(), cached.Location(), null, offence.Path, offence.Reason, remedy);
        return true;
    }

    // Of what is handed out itself: nobody disposes of a member through its owner who is not disposable.
    private static bool CheckDisposable(MethodScope scope, AttributeData cached, ITypeSymbol result)
    {
        if (Parts(result).FirstOrDefault(static part => ValueRules.IsDisposable(part.Type)) is not { Type: not null } offence)
        {
            return false;
        }

        scope.Report(DiagnosticIds.DisposableValue, scope.Method.Place(), cached.Location(), null, TypeText.InMessage(result) + offence.Step);
        return true;
    }

    /// <summary>The value; of a tuple or collection, what it consists of too.</summary>
    private static IEnumerable<(string Step, ITypeSymbol Type)> Parts(ITypeSymbol type)
    {
        var bare = type.UnwrapNullable();
        yield return (string.Empty, bare);
        var inner = bare is IArrayTypeSymbol array ? [("[]", array.ElementType)]
            : bare is INamedTypeSymbol named && (named.IsTupleType || ValueRules.IsCollection(named)) ? ValueRules.Elements(named)
            : Enumerable.Empty<(string Step, ITypeSymbol Type)>();
        foreach (var (step, element) in inner.SelectMany(static one => Parts(one.Type), static (one, part) => (one.Step + part.Step, part.Type)))
        {
            yield return (step, element);
        }
    }
}
