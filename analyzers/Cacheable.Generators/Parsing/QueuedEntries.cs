using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Finds, for each method whose calls are queued, the cached method that reads its key, and the argument that is its entry.</summary>
internal static class QueuedEntries
{
    /// <summary>Joins both sides, or reports why they do not fit.</summary>
    public static void Link(List<ParsedMember> members)
    {
        for (var index = 0; index < members.Count; index++)
        {
            if (members[index] is { Behaviour: QueueingBehaviour { Key: { } key } queueing, Scope: { } scope } member)
            {
                members[index] = member with { Behaviour = Link(members, scope, queueing, key) };
            }
        }
    }

    private static MethodBehaviour Link(List<ParsedMember> members, MethodScope scope, QueueingBehaviour queueing, KeyModel key)
    {
        var readers = members.Where(member => member.Behaviour is CachedBehaviour cached && KeyTexts.AreSame(cached.Key, key)).ToList();
        if (readers.Count == 0)
        {
            return Value(scope) is null
                ? queueing
                : Report(scope, $"its Value is the entry of '{key.Template}', and no [Cached] method of the interface has this key", "cache one under it, or remove Value");
        }

        var (_, _, reader, behaviour) = readers[0];
        if (((CachedBehaviour)behaviour).Policy.Tiers == "L1")
        {
            return Report(scope, $"'{reader!.Name}' keeps '{key.Template}' in L1 alone, where nobody would see the queued write", "remove its Tiers");
        }

        var result = ReturnShape.Of(reader!.Method).Result!;
        var fitting = QueueingMethodParser.StoredParameters(scope.Method).Where(parameter => ReturnShape.Takes(result, parameter.Type)).ToList();
        var chosen = Value(scope) is { } name ? fitting.Where(parameter => parameter.Name == name).ToList()
            : fitting.Count > 1 ? fitting.Where(parameter => !IsIn(key, parameter)).ToList()
            : fitting;
        if (chosen is not [var parameter])
        {
            return Report(scope, $"'{reader.Name}' reads '{key.Template}' as '{TypeText.InMessage(result)}', and {Problem(scope, fitting)}", Remedy(scope, fitting, result));
        }

        foreach (var one in readers)
        {
            members[members.IndexOf(one)] = one with { Behaviour = (CachedBehaviour)one.Behaviour with { IsQueued = true } };
        }

        var unwraps = result.IsNullableValue() && !parameter.Type.IsNullableValue();
        return queueing with { Entry = new QueuedEntryModel(parameter.Ordinal, unwraps, (CachedBehaviour)behaviour) };
    }

    // What says which value it is, is not the value.
    private static bool IsIn(KeyModel key, IParameterSymbol parameter) =>
        key.Parts.Any(part => part.Path == parameter.Name || part.Path.StartsWith(parameter.Name + ".", StringComparison.Ordinal));

    private static string? Value(MethodScope scope) => scope.Method.Find(KnownTypes.WriteBehind)?.Named(nameof(Value))?.Value as string;

    private static string Problem(MethodScope scope, List<IParameterSymbol> fitting) => (fitting.Count, Value(scope)) switch
    {
        (0, null) => "no parameter is one",
        (0, { } value) => $"'{value}' is none",
        (_, { } value) => $"'{value}' names no such parameter",
        _ => $"'{string.Join("', '", fitting.Select(static parameter => parameter.Name))}' all are",
    };

    private static string Remedy(MethodScope scope, List<IParameterSymbol> fitting, ITypeSymbol result) => fitting.Count == 0
        ? $"take a '{TypeText.InMessage(result.WithNullableAnnotation(NullableAnnotation.NotAnnotated))}', or write another key"
        : $"write 'Value = nameof({fitting[0].Name})'";

    private static PassThrough Report(MethodScope scope, string problem, string remedy)
    {
        var queued = scope.Method.Find(KnownTypes.WriteBehind)!;
        scope.Report(DiagnosticIds.QueuedEntryDoesNotFit, queued.Location(), queued.Location(), suggestion: null, problem, remedy);
        return PassThrough.Instance;
    }
}
