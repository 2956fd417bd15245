using System.Collections.Immutable;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>The method that is being parsed, and what has been found out about it.</summary>
internal sealed class MethodScope(INamedTypeSymbol decorated, IMethodSymbol method, Compilation compilation)
{
    private readonly List<Finding> _findings = [];
    private readonly List<Finding> _hints = [];
    private readonly List<AnnotatedTemplate> _templates = [];

    /// <summary>The interface whose decorator is written. The method may come from one of its bases.</summary>
    public INamedTypeSymbol Decorated { get; } = decorated;

    public IMethodSymbol Method { get; } = method;

    public Compilation Compilation { get; } = compilation;

    /// <summary>The name in messages, metrics and logs.</summary>
    public string Name { get; } = $"{decorated.Name}.{method.Name}";

    /// <summary>What keeps the method from being decorated.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    /// <summary>What is worth a word and keeps nobody from anything.</summary>
    public IReadOnlyList<Finding> Hints => _hints;

    public IReadOnlyList<AnnotatedTemplate> Templates => _templates;

    /// <summary>The type parameters in sight with what stands for them: a base interface's may be closed.</summary>
    public IEnumerable<(string Name, ITypeSymbol Argument)> TypeArguments
    {
        get
        {
            var outer = new List<(string, ITypeSymbol)>();
            for (var type = Method.ContainingType; type is not null; type = type.ContainingType)
            {
                outer.InsertRange(0, type.TypeParameters.Select((parameter, index) => (parameter.Name, type.TypeArguments[index])));
            }

            return outer.Concat(Method.TypeParameters.Select(static parameter => (parameter.Name, (ITypeSymbol)parameter)));
        }
    }

    /// <summary>The parameters that belong in a derived key, and whose absence from a template is suspicious.</summary>
    public IEnumerable<IParameterSymbol> KeyParameters => ValueParameters.Where(static parameter => parameter.Find(KnownTypes.NotInKey) is null);

    /// <summary>The parameters that a tag may name; one that is not in the key among them.</summary>
    public IEnumerable<IParameterSymbol> ValueParameters => Method.Parameters.Where(static parameter =>
        !parameter.Type.UnwrapNullable().IsCancellationToken()
        && !parameter.Type.IsOrInherits("Microsoft.Extensions.Logging", "ILogger")
        && !parameter.Type.IsOrInherits("System", "IProgress", arity: 1));

    public bool IsAccessible(ISymbol symbol) => Compilation.IsSymbolAccessibleWithin(symbol, Compilation.Assembly);

    public void Report(string id, Location location, Location attribute, string? suggestion, params string[] arguments) =>
        _findings.Add(new Finding(id, location, attribute, [Name, .. arguments], suggestion));

    public void Choose(string id, Location location, Location attribute, string? suggestion, IEnumerable<string> choices, params string[] arguments) =>
        _findings.Add(new Finding(id, location, attribute, [Name, .. arguments], suggestion, [.. choices]));

    public void Hint(string id, Location location, Location attribute, string? suggestion, params string[] arguments) =>
        _hints.Add(new Finding(id, location, attribute, [Name, .. arguments], suggestion));

    public void Add(KeyTemplate template, bool isInvalidation, TemplateSource source) =>
        _templates.Add(new AnnotatedTemplate(Name, template, source.Role == TemplateRole.Tag, isInvalidation, source.Location, source.Attribute));
}
