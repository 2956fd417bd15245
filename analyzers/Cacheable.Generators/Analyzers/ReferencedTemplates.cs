using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers;

/// <summary>The cached keys and tags of referenced assemblies, as the generator wrote them down there: beside the plans of their methods.</summary>
internal static class ReferencedTemplates
{
    private const string Attribute = "Cacheable.Contract.CachedTemplateAttribute";
    private const string Contract = "Cacheable.Abstractions";

    private static readonly string[] Generated = ["Cacheable", "Generated"];

    public static IEnumerable<KeyTemplate> KeysIn(Compilation compilation) => AttributesIn(compilation)
        .Select(static attribute => KeyTemplateParser.ParseKey(attribute.Template() ?? string.Empty, out _))
        .OfType<KeyTemplate>();

    public static IEnumerable<KeyTemplate> TagsIn(Compilation compilation) => AttributesIn(compilation)
        .SelectMany(static attribute => attribute.Tags())
        .Select(static tag => KeyTemplateParser.Parse(tag.Text, TemplateRole.Tag, out _))
        .OfType<KeyTemplate>();

    // Who does not know the attribute writes none, and most assemblies do not.
    private static IEnumerable<AttributeData> AttributesIn(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(static assembly => assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static one => one.Name == Contract)))
        .SelectMany(static assembly => HoldersIn(assembly))
        .SelectMany(static holder => holder.GetAttributes())
        .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == Attribute);

    private static IEnumerable<INamedTypeSymbol> HoldersIn(IAssemblySymbol assembly)
    {
        var space = Generated.Aggregate(
            (INamespaceSymbol?)assembly.GlobalNamespace,
            static (outer, name) => outer?.GetNamespaceMembers().FirstOrDefault(inner => inner.Name == name));
        return space is null ? [] : DecoratorsIn(space).SelectMany(static decorator => decorator.GetTypeMembers());
    }

    private static IEnumerable<INamedTypeSymbol> DecoratorsIn(INamespaceSymbol space) =>
        space.GetTypeMembers().Concat(space.GetNamespaceMembers().SelectMany(DecoratorsIn));
}
