using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacheable.CodeFixes.Values;

/// <summary>An expression that makes a task of a value it has: <c>Task.FromResult(value)</c>, <c>new ValueTask&lt;T&gt;(value)</c>, <c>new(value)</c>.</summary>
/// <param name="Value">The value.</param>
/// <param name="TypeArgument">The task's type argument, where one is written.</param>
/// <param name="Name">The method's name, where a type argument could be written behind it.</param>
internal sealed record FinishedTask(ExpressionSyntax Value, TypeSyntax? TypeArgument, SimpleNameSyntax? Name)
{
    public static FinishedTask? Of(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "FromResult" } name }, ArgumentList.Arguments: [{ } argument] } =>
            new FinishedTask(argument.Expression, ArgumentOf(name), name is GenericNameSyntax ? null : name),
        ObjectCreationExpressionSyntax { Type: GenericNameSyntax { Identifier.ValueText: "ValueTask" } type, ArgumentList.Arguments: [{ } argument] } =>
            new FinishedTask(argument.Expression, ArgumentOf(type), Name: null),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ } argument] } => new FinishedTask(argument.Expression, TypeArgument: null, Name: null),
        _ => null,
    };

    private static TypeSyntax? ArgumentOf(SimpleNameSyntax name) => (name as GenericNameSyntax)?.TypeArgumentList.Arguments[0];
}
