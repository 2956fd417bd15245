using Cacheable.Generators.Diagnostics;
using Cacheable.Generators.Models;
using Cacheable.Settings;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Finds, for each method that updates, the cached method whose entry it replaces.</summary>
internal static class UpdatedEntries
{
    /// <summary>Joins both sides, or reports why they do not fit.</summary>
    public static void Link(List<ParsedMember> members)
    {
        for (var index = 0; index < members.Count; index++)
        {
            if (members[index] is { Behaviour: UpdatingBehaviour updating, Scope: { } scope } member)
            {
                members[index] = member with { Behaviour = Link(members, scope, updating) };
            }
        }
    }

    private static MethodBehaviour Link(List<ParsedMember> members, MethodScope scope, UpdatingBehaviour updating)
    {
        var cached = members.Where(static member => member is { Behaviour: CachedBehaviour, Scope.Method.IsGenericMethod: false }).ToList();
        var readers = cached.Where(member => KeyTexts.AreSame(KeyOf(member), updating.Key) && CanTake(scope, KeyOf(member), updating.Key)).ToList();
        if (readers.Count == 0)
        {
            // A cached method that has a finding of its own may well be the one: one slip, one finding.
            return members.Exists(static member => member is { Behaviour: PassThrough, Scope: { } other } && other.Method.Find(KnownTypes.Cached) is not null)
                ? PassThrough.Instance
                : ReportKey(scope, updating.Key, cached);
        }

        var value = ValueOf(scope, updating);
        var reader = readers.Find(one => ReturnShape.Takes(ResultOf(one), value.Type));
        if (reader is null)
        {
            return Report(
                scope,
                DiagnosticIds.UpdatedValueDoesNotFit,
                scope.Method.Find(KnownTypes.UpdatesCache)!.NamedLocation("Value"),
                suggestion: null,
                $"'{readers[0].Scope!.Name}' caches '{updating.Key.Template}' as '{TypeText.InMessage(ResultOf(readers[0]))}', and {value.Name} is '{TypeText.InMessage(value.Type)}'",
                $"give it a '{TypeText.InMessage(Bare(ResultOf(readers[0])))}', or invalidate: [InvalidatesCache(\"{updating.Key.Template}\")]");
        }

        if (Parts((CachedBehaviour)reader.Behaviour, updating.Key) is not { } parts)
        {
            return ReportParts(scope, updating.Key, reader);
        }

        UpdatingBehaviour linked = updating with { Entry = EntryOf(members, scope, updating, reader, parts, value.Type) };
        return linked;
    }

    private static UpdatedEntryModel EntryOf(
        List<ParsedMember> members, MethodScope scope, UpdatingBehaviour updating, ParsedMember reader, EquatableArray<KeyPartModel> parts, ITypeSymbol value)
    {
        var owner = updating.ValueParameter >= 0 || value.IsNullableValue()
            ? null
            : scope.Method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, value) && parameter.RefKind == RefKind.None);
        return new UpdatedEntryModel(
            members.IndexOf(reader),
            (CachedBehaviour)reader.Behaviour,
            parts,
            owner?.Ordinal ?? -1,
            !value.IsValueType && value.NullableAnnotation != NullableAnnotation.NotAnnotated && ResultOf(reader).NullableAnnotation == NullableAnnotation.NotAnnotated,
            owner?.Type.IsValueType == true);
    }

    private static KeyModel KeyOf(ParsedMember member) => ((CachedBehaviour)member.Behaviour).Key;

    private static ITypeSymbol ResultOf(ParsedMember member) => ReturnShape.Of(member.Scope!.Method).Result!;

    private static (ITypeSymbol Type, string Name) ValueOf(MethodScope scope, UpdatingBehaviour updating) => updating.ValueParameter < 0
        ? (ReturnShape.Of(scope.Method).Result!, "what it returns")
        : (scope.Method.Parameters[updating.ValueParameter].Type, $"'{scope.Method.Parameters[updating.ValueParameter].Name}'");

    private static ITypeSymbol Bare(ITypeSymbol result) => result.UnwrapNullable().WithNullableAnnotation(NullableAnnotation.NotAnnotated);

    /// <summary>What the key struct of the cached method is made of here; nothing where its tags need more than its key holds.</summary>
    private static EquatableArray<KeyPartModel>? Parts(CachedBehaviour cached, KeyModel key)
    {
        if (KeyTexts.Counterparts(cached.Key, key) is not { } counterparts)
        {
            return null;
        }

        var needed = cached.Parts.Where(static part => part.Form != KeyPartForm.TypeArgument).ToList();
        return needed.TrueForAll(counterparts.ContainsKey)
            ? needed.Select(part => Exactly(counterparts[part], part.Type)).ToEquatableArray()
            : null;
    }

    // A path that the struct takes as not null is followed as it is: where it stops, the call has no key.
    private static KeyPartModel Exactly(KeyPartModel part, string type) => IsNullable(type) || part.Form == KeyPartForm.Text ? part
        : part with { Value = part.Value.Replace("?.", "!.") + (part.Type == "string?" ? "!" : string.Empty) };

    /// <summary>Whether no value type may be null here and not there: it would be a text that no entry has.</summary>
    private static bool CanTake(MethodScope scope, KeyModel cached, KeyModel key) =>
        KeyTexts.Counterparts(cached, key)?.All(pair => IsNullable(pair.Key.Type) || !IsNullable(pair.Value.Type) || !EndsNullable(scope, pair.Value)) != false;

    private static bool EndsNullable(MethodScope scope, KeyPartModel part)
    {
        var steps = part.Path.Split('.');
        return scope.Method.Parameters.FirstOrDefault(parameter => parameter.Name == steps[0]) is { } root
            && KeyPath.Follow(scope, root, steps, out _).Type.IsNullableValue();
    }

    private static bool IsNullable(string type) => type.EndsWith("?", StringComparison.Ordinal);

    private static PassThrough ReportKey(MethodScope scope, KeyModel key, List<ParsedMember> cached)
    {
        foreach (var member in cached)
        {
            if (KeyTexts.ValuesThatDiffer(KeyOf(member), key) is var (theirs, ours))
            {
                return Report(
                    scope,
                    DiagnosticIds.UpdateMatchesNothing,
                    TemplateLocation(scope),
                    suggestion: null,
                    key.Template,
                    $"'<{ours.Path}>' is {InMessage(ours)} here, and '<{theirs.Path}>' is {InMessage(theirs)} in '{member.Scope!.Name}'",
                    "give it a value of the same type and format");
            }
        }

        var nearest = NearestName.To(key.Template, cached.Select(static member => KeyOf(member).Template));
        var remedy = cached.Count == 0 ? "cache one under it, or invalidate what another interface caches with [InvalidatesCache]"
            : nearest is not null ? $"the nearest is '{nearest}': write its segments, with placeholders for values of the same types"
            : $"write the key of one: '{string.Join("', '", cached.Select(static member => KeyOf(member).Template).Distinct())}'";
        return Report(scope, DiagnosticIds.UpdateMatchesNothing, TemplateLocation(scope), null, key.Template, "no [Cached] method of the interface has this key", remedy);
    }

    private static string InMessage(KeyPartModel part) =>
        $"'{part.Type.Replace("global::", string.Empty)}'" + (part.Format is { } format ? $" as '{format}'" : string.Empty);

    private static PassThrough ReportParts(MethodScope scope, KeyModel key, ParsedMember reader) => Report(
        scope,
        DiagnosticIds.UpdateMatchesNothing,
        TemplateLocation(scope),
        suggestion: null,
        key.Template,
        $"'{reader.Scope!.Name}' has tags of values that are not in its key, which a writer cannot know",
        "put them into the key, or invalidate with [InvalidatesCache]");

    private static Location TemplateLocation(MethodScope scope) => TemplateSource.OfKey(scope.Method.Find(KnownTypes.UpdatesCache)!, scope).Location;

    private static PassThrough Report(MethodScope scope, string id, Location location, string? suggestion, params string[] arguments)
    {
        scope.Report(id, location, scope.Method.Find(KnownTypes.UpdatesCache)!.Location(), suggestion, arguments);
        return PassThrough.Instance;
    }
}
