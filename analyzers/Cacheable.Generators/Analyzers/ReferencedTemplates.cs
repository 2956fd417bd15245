using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers;

/// <summary>The cached keys of referenced assemblies, as the generator wrote them down there.</summary>
internal static class ReferencedTemplates
{
    private const string Attribute = "Cacheable.Contract.CachedTemplateAttribute";

    public static IEnumerable<KeyTemplate> Of(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .SelectMany(static assembly => assembly.GetAttributes())
        .Where(static attribute => attribute.AttributeClass?.ToDisplayString() == Attribute)
        .Select(static attribute => attribute.ConstructorArguments is [{ Value: string template }, ..] ? template : string.Empty)
        .Select(static template => KeyTemplateParser.ParseKey(template, out _))
        .OfType<KeyTemplate>();
}
