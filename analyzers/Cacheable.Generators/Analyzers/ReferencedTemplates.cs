using Cacheable.Generators.Parsing;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers;

/// <summary>The cached keys and tags of referenced assemblies, as the generator wrote them down there.</summary>
internal static class ReferencedTemplates
{
    private const string Attribute = "Cacheable.Contract.CachedTemplateAttribute";

    public static IEnumerable<KeyTemplate> KeysIn(Compilation compilation) => AttributesIn(compilation)
        .Select(static attribute => KeyTemplateParser.ParseKey(attribute.Template() ?? string.Empty, out _))
        .OfType<KeyTemplate>();

    public static IEnumerable<KeyTemplate> TagsIn(Compilation compilation) => AttributesIn(compilation)
        .SelectMany(static attribute => attribute.Tags())
        .Select(static tag => KeyTemplateParser.Parse(tag.Text, TemplateRole.Tag, out _))
        .OfType<KeyTemplate>();

    private static IEnumerable<AttributeData> AttributesIn(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .SelectMany(static assembly => assembly.GetAttributes())
        .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == Attribute);
}
