using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Emits the key struct of a cached method.</summary>
internal static class KeyStructEmitter
{
    // What a record struct has already.
    private static readonly string[] NamesOfRecord = [.. ObjectMembers.Names, "Deconstruct", "PrintMembers", "ToText"];

    public static void Emit(SourceWriter writer, MethodModel method, CachedBehaviour cached, string name)
    {
        var names = PartNames(method, cached.Key, name);
        var parts = cached.Key.Parts
            .Select((part, index) => (Part: part, Name: names[index]))
            .Where(static pair => pair.Part.Form != KeyPartForm.TypeArgument)
            .Select(static pair => $"{pair.Part.Type} {pair.Name}")
            .ToList();
        var head = $"internal readonly record struct {name}{SignatureCode.TypeParameters(method.TypeParameters)}";
        var constraints = SignatureCode.Constraints(method.TypeParameters);
        writer.Lines($"// {CodeText.Escape(cached.Key.Template)}");
        _ = parts.Count == 0
            ? writer.List($"{head} : global::Cacheable.Contract.ICacheKey", [], constraints)
            : writer.List(head + "(", parts, $") : global::Cacheable.Contract.ICacheKey{constraints}");
        writer.Block(body => body.Lines($"public string ToText() => {KeyCode.TextFromParts(cached.Key, names)};"));
    }

    private static List<string> PartNames(MethodModel method, KeyModel key, string structName)
    {
        var unique = new UniqueNames(
            NamesOfRecord.Append(structName).Concat(method.TypeParameters.Select(static parameter => parameter.Name)), StringComparer.Ordinal);
        return [.. key.Parts.Select(part => unique.Take(Pascal(part.Path)))];
    }

    private static string Pascal(string path)
    {
        var steps = path.Split('.').Select(static step => step.TrimStart('_')).Where(static step => step.Length > 0).ToList();
        var name = string.Concat(steps.Select(static step => char.ToUpperInvariant(step[0]) + step.Substring(1)));
        return name.Length > 0 && char.IsLetter(name[0]) ? name : "_" + name;
    }
}
