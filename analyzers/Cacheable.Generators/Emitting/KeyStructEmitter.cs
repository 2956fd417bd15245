using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the key struct of a cached method.</summary>
internal static class KeyStructEmitter
{
    // What a record struct has already, and what it implements.
    private static readonly string[] NamesOfRecord = [.. ObjectMembers.Names, "Deconstruct", "PrintMembers", "ToText", "ToTags"];

    public static void Emit(SourceWriter writer, MethodModel method, CachedBehaviour cached, string name)
    {
        var names = PartNames(method, cached, name);
        var parts = cached.Parts
            .Where(static part => part.Form != KeyPartForm.TypeArgument)
            .Select(part => $"{part.Type} {names[part]}")
            .ToList();
        var head = $"internal readonly record struct {name}{SignatureCode.TypeParameters(method.TypeParameters)}";
        var constraints = SignatureCode.Constraints(method.TypeParameters);
        writer.Lines($"// {CodeText.Escape(cached.Key.Template)}");
        _ = parts.Count == 0
            ? writer.List($"{head} : global::Cacheable.Contract.ICacheKey", [], constraints)
            : writer.List(head + "(", parts, $") : global::Cacheable.Contract.ICacheKey{constraints}");
        writer.Block(body =>
        {
            body.Lines($"public string ToText() => {KeyCode.TextFromParts(cached.Key, part => names[part])};");
            if (cached.Tags.Count > 0)
            {
                var tags = cached.Tags.Select(tag => KeyCode.TextFromParts(tag, part => names[part]));
                body.Blank().Lines("public global::System.Collections.Generic.IReadOnlyList<string> ToTags() =>");
                body.Indent(list => list.Lines($"[{string.Join(",\n ", tags)}];"));
            }
        });
    }

    private static Dictionary<KeyPartModel, string> PartNames(MethodModel method, CachedBehaviour cached, string structName)
    {
        var unique = new UniqueNames(
            NamesOfRecord.Append(structName).Concat(method.TypeParameters.Select(static parameter => parameter.Name)), StringComparer.Ordinal);
        return cached.Parts.ToDictionary(static part => part, part => unique.Take(Pascal(part.Path)));
    }

    private static string Pascal(string path)
    {
        var steps = path.Split('.').Select(static step => step.TrimStart('_')).Where(static step => step.Length > 0).ToList();
        var name = string.Concat(steps.Select(static step => char.ToUpperInvariant(step[0]) + step.Substring(1)));
        return name.Length > 0 && char.IsLetter(name[0]) ? name : "_" + name;
    }
}
