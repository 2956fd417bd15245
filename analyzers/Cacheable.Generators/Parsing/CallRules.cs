using Cacheable.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Which calls can be kept for later: those whose arguments are values.</summary>
internal static class CallRules
{
    /// <summary>Whether all arguments can be carried to a later call; findings say which cannot.</summary>
    public static bool CanCarry(MethodScope scope, AttributeData attribute)
    {
        var before = scope.Findings.Count;
        foreach (var parameter in scope.Method.Parameters)
        {
            if (Obstacle(parameter) is { } obstacle)
            {
                scope.Report(DiagnosticIds.UncacheableParameter, parameter.Place(), attribute.Location(), null, parameter.Name, obstacle, RemedyFor(parameter));
            }
        }

        foreach (var parameter in scope.Method.TypeParameters.Where(static parameter => parameter.AllowsRefLikeType))
        {
            scope.Report(
                DiagnosticIds.UncacheableParameter, parameter.Place(), attribute.Location(), null, parameter.Name, "a type parameter that allows ref structs", "drop 'allows ref struct'");
        }

        return scope.Findings.Count == before;
    }

    private static string RemedyFor(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Out } => "return its value",
        { Type.IsRefLikeType: true } => "take an array or a string",
        { Type.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "take what it points to",
        _ => "take it by value",
    };

    private static string? Obstacle(IParameterSymbol parameter) => parameter switch
    {
        { RefKind: RefKind.Out } => "an 'out' parameter",
        { RefKind: RefKind.In } => "an 'in' parameter",
        { RefKind: not RefKind.None } => "a 'ref' parameter",
        { Type.TypeKind: TypeKind.Pointer or TypeKind.FunctionPointer } => "a pointer",
        { Type.IsRefLikeType: true } => "a ref struct",
        _ => null,
    };
}
