using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>Recognizes collections of services, and which variable a call reaches one through.</summary>
internal static class ServiceCollections
{
    private const string Collection = "IServiceCollection";

    // Initializers that refer to each other are no program that compiles, but are written on the way to one.
    private const int Depth = 16;

    public static bool Is(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (named.Name == Collection || named.AllInterfaces.Any(static one => one.Name == Collection));

    /// <summary>Whether services can be registered through a value of <paramref name="type"/>: a collection, or a builder that has one.</summary>
    public static bool Leads(ITypeSymbol? type)
    {
        if (type is null || Is(type))
            return type is not null;

        if (type.Name is "IHostBuilder" or "IWebHostBuilder")
            return true;

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (HasCollection(current))
                return true;
        }

        return type.AllInterfaces.Any(HasCollection);
    }

    /// <summary>The collection that <paramref name="call"/> is made on: its receiver, or its first argument.</summary>
    public static IOperation? ReceiverOf(IInvocationOperation call) =>
        call.Instance ?? (call.TargetMethod is { IsStatic: true, Parameters.Length: > 0 } ? call.Arguments.FirstOrDefault(static one => one.Parameter?.Ordinal == 0)?.Value : null);

    /// <summary>
    /// What stands at the beginning of an expression that leads to a collection: a parameter, variable, field or property, or the creation
    /// of one. Aliases are followed to what they were made from. Nothing where it is something else.
    /// </summary>
    public static object? RootOf(IOperation? expression) => RootOf(expression, Depth);

    private static object? RootOf(IOperation? expression, int depth) => depth == 0 ? null : expression switch
    {
        IParameterReferenceOperation { Parameter: var parameter } => parameter,
        ILocalReferenceOperation { Local: var local } => InitializerOf(local, expression) is { } made && RootOf(made, depth - 1) is { } root ? root : local,
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Instance: null or IInstanceReferenceOperation } property => property.Property,
        IPropertyReferenceOperation { Instance: var holder } => RootOf(holder, depth - 1),
        IConversionOperation { Operand: var operand } => RootOf(operand, depth - 1),
        IObjectCreationOperation { Syntax: var creation } => creation,
        IInvocationOperation call => ReceiverOf(call) is { } receiver && Leads(receiver.Type) ? RootOf(receiver, depth - 1) : call.Syntax,
        _ => null,
    };

    private static IOperation? InitializerOf(ILocalSymbol local, IOperation reference) =>
        local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? reference.SemanticModel?.GetOperation(value)
            : null;

    private static bool HasCollection(ITypeSymbol type) =>
        type.GetMembers("Services").Any(static member => member is IPropertySymbol { Type.Name: Collection });
}
