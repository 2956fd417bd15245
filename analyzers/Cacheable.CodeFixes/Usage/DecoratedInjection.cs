using System.Collections.Immutable;
using Cacheable.CodeFixes.Edits;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.CodeFixes.Usage;

/// <summary>Gives a class an <c>IDecorated</c>: the one it has, or a new parameter of its constructor.</summary>
/// <param name="Name">What it is called inside the class.</param>
/// <param name="Edits">What is to be written for it.</param>
internal readonly record struct DecoratedInjection(string Name, ImmutableArray<SourceEdit> Edits)
{
    private const string Parameter = "self";

    /// <summary>Nothing where somebody other than the container makes the class, or it has no one constructor to extend.</summary>
    public static async Task<DecoratedInjection?> OfAsync(Document document, INamedTypeSymbol type, ITypeSymbol decorated, CancellationToken cancellationToken)
    {
        if (NameOfPresent(type, decorated) is { } present)
            return new DecoratedInjection(present, []);

        var constructors = type.InstanceConstructors.Where(static one => !one.IsImplicitlyDeclared).ToList();
        if (type.IsAbstract || constructors.Count > 1 || await IsMadeElsewhereAsync(document.Project.Solution, type, cancellationToken).ConfigureAwait(false))
            return null;

        var declaration = constructors.Count == 0 ? type.DeclaringSyntaxReferences[0] : constructors[0].DeclaringSyntaxReferences[0];
        var syntax = await declaration.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
        if (document.Project.Solution.GetDocument(syntax.SyntaxTree) is not { } place
            || await place.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var parameter = $"{decorated.ToMinimalDisplayString(model, syntax.SpanStart)} {Parameter}";
        return syntax switch
        {
            ClassDeclarationSyntax { ParameterList: { } list } => IsFree(type, Parameter, list) ? new DecoratedInjection(Parameter, [Append(place, list, parameter)]) : null,
            ClassDeclarationSyntax plain => IsFree(type, Parameter, list: null)
                ? new DecoratedInjection(Parameter, [SourceEdit.Insert(place, plain.TypeParameterList?.Span.End ?? plain.Identifier.Span.End, $"({parameter})")])
                : null,
            ConstructorDeclarationSyntax constructor when IsFree(type, $"_{Parameter}", constructor.ParameterList) && constructor.Initializer is null or { ThisOrBaseKeyword.RawKind: (int)SyntaxKind.BaseKeyword } =>
                new DecoratedInjection($"_{Parameter}", ConstructorEdits.Of(place, await place.GetTextAsync(cancellationToken).ConfigureAwait(false), constructor, parameter, Parameter)),
            _ => null,
        };
    }

    internal static SourceEdit Append(Document document, ParameterListSyntax list, string parameter) =>
        SourceEdit.Insert(document, list.Parameters.Count == 0 ? list.OpenParenToken.Span.End : list.Parameters.Last().Span.End, list.Parameters.Count == 0 ? parameter : $", {parameter}");

    private static string? NameOfPresent(INamedTypeSymbol type, ITypeSymbol decorated)
    {
        var member = type.GetMembers().FirstOrDefault(one => one is IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field && IsSame(field.Type, decorated)
            || one is IPropertySymbol { IsStatic: false } property && IsSame(property.Type, decorated));
        return member?.Name ?? type.InstanceConstructors
            .FirstOrDefault(static one => one.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ClassDeclarationSyntax))?
            .Parameters.FirstOrDefault(parameter => IsSame(parameter.Type, decorated))?.Name;
    }

    private static bool IsSame(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static bool IsFree(INamedTypeSymbol type, string name, ParameterListSyntax? list) =>
        type.GetMembers(name).IsEmpty && list?.Parameters.Any(static parameter => parameter.Identifier.ValueText == Parameter) is not true;

    private static async Task<bool> IsMadeElsewhereAsync(Solution solution, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            var references = await SymbolFinder.FindReferencesAsync(constructor, solution, cancellationToken).ConfigureAwait(false);
            if (references.SelectMany(static reference => reference.Locations).Any())
                return true;
        }

        var derived = await SymbolFinder.FindDerivedClassesAsync(type, solution, cancellationToken: cancellationToken).ConfigureAwait(false);
        return derived.Any();
    }
}
