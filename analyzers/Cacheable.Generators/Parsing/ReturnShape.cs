using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>What a method returns, and what of it can be cached.</summary>
internal readonly record struct ReturnShape(ReturnForm Form, ITypeSymbol? Result)
{
    /// <summary>Whether the result may be null by its type; unknown (code without nullable annotations) counts as yes.</summary>
    public bool IsNullable => Result is { } result
        && (result.IsNullableValue() || (result.IsReferenceType && result.NullableAnnotation != NullableAnnotation.NotAnnotated)
            || (result is ITypeParameterSymbol && result.NullableAnnotation == NullableAnnotation.Annotated));

    /// <summary>Whether the type says that the result may be null; code without nullable annotations says nothing.</summary>
    public bool SaysNullable => Result is { } result && (result.IsNullableValue() || result.NullableAnnotation == NullableAnnotation.Annotated);

    /// <summary>Whether the type says that the result is never null; a type parameter that may stand for a nullable type does not.</summary>
    public bool SaysNeverNull => Result switch
    {
        null => false,
        ITypeParameterSymbol parameter => parameter.NullableAnnotation != NullableAnnotation.Annotated && ExcludesNull(parameter),
        { IsValueType: true } value => !value.IsNullableValue(),
        var reference => reference.NullableAnnotation == NullableAnnotation.NotAnnotated,
    };

    public static ReturnShape Of(IMethodSymbol method)
    {
        var type = method.ReturnType;
        if (method.ReturnsVoid)
        {
            return new ReturnShape(ReturnForm.Void, Result: null);
        }

        return type.Is(KnownTypes.Tasks, "Task") ? new ReturnShape(ReturnForm.Task, Result: null)
            : type.Is(KnownTypes.Tasks, "ValueTask") ? new ReturnShape(ReturnForm.ValueTask, Result: null)
            : type.Is(KnownTypes.Tasks, "Task", 1) ? new ReturnShape(ReturnForm.TaskOfResult, ArgumentOf(type))
            : type.Is(KnownTypes.Tasks, "ValueTask", 1) ? new ReturnShape(ReturnForm.ValueTaskOfResult, ArgumentOf(type))
            : new ReturnShape(ReturnForm.Value, type);
    }

    /// <summary>Whether a value of type <paramref name="value"/> can be the entry of a method whose result is <paramref name="result"/>.</summary>
    public static bool Takes(ITypeSymbol result, ITypeSymbol value) =>
        SymbolEqualityComparer.Default.Equals(value, result)
        || (result.IsNullableValue() && SymbolEqualityComparer.Default.Equals(value, result.UnwrapNullable()));

    private static bool ExcludesNull(ITypeParameterSymbol parameter) =>
        parameter.HasNotNullConstraint || parameter.HasValueTypeConstraint || parameter.HasUnmanagedTypeConstraint
        || (parameter.HasReferenceTypeConstraint && parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.NotAnnotated);

    private static ITypeSymbol ArgumentOf(ITypeSymbol type) => ((INamedTypeSymbol)type).TypeArguments[0];
}
