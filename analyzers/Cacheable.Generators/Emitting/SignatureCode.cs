using Cacheable.Generators.Models;

namespace Cacheable.Generators.Emitting;

/// <summary>Signatures as code.</summary>
internal static class SignatureCode
{
    /// <summary><c>&lt;T, TKey&gt;</c>, or nothing.</summary>
    public static string TypeParameters(EquatableArray<TypeParameterModel> parameters) =>
        parameters.Count == 0 ? string.Empty : $"<{string.Join(", ", parameters.Select(static parameter => parameter.Name))}>";

    /// <summary>The constraints, each after a line break; or nothing.</summary>
    public static string Constraints(EquatableArray<TypeParameterModel> parameters) =>
        string.Concat(parameters
            .Where(static parameter => parameter.Constraints.Length > 0)
            .Select(static parameter => $"\nwhere {parameter.Name} : {parameter.Constraints}"));

    /// <summary>What an explicit implementation repeats of the constraints: where <c>T?</c> would else be read as <c>Nullable&lt;T&gt;</c>.</summary>
    public static string ExplicitConstraints(EquatableArray<TypeParameterModel> parameters, string signature) =>
        string.Concat(parameters
            .Where(parameter => signature.Contains(parameter.Name + "?"))
            .Select(static parameter => $"\nwhere {parameter.Name} : {parameter.ExplicitConstraint}"));

    public static List<string> Parameters(EquatableArray<ParameterModel> parameters) =>
        [.. parameters.Select(static parameter => $"{Inline(parameter.Attributes)}{parameter.Modifier}{parameter.Type} {parameter.Name}")];

    /// <summary>The parameters as they are passed on.</summary>
    public static string Arguments(EquatableArray<ParameterModel> parameters) =>
        string.Join(", ", parameters.Select(static parameter => Argument(parameter, parameter.Name)));

    /// <summary>A parameter as it is passed on, its value read from <paramref name="value"/>.</summary>
    public static string Argument(ParameterModel parameter, string value) =>
        parameter.ArgumentModifier + parameter.Cast + value;

    /// <summary>What a declaration starts with: attributes on lines of their own, then <c>public</c> or nothing.</summary>
    public static string Head(MemberModel member)
    {
        var attributes = string.Concat(member.Attributes.Select(static attribute => $"[{attribute}]\n"));
        return attributes + (member.ExplicitFor is null ? "public " : string.Empty) + (member.IsUnsafe ? "unsafe " : string.Empty);
    }

    /// <summary>The name of a member as it is declared.</summary>
    public static string Declared(MemberModel member, string name) => member.ExplicitFor is null ? name : $"{member.ExplicitFor}.{name}";

    /// <summary>The inner service as the receiver of a call of <paramref name="member"/>.</summary>
    public static string Receiver(MemberModel member, string inner) => member.ReceiverType is null ? inner : $"(({member.ReceiverType}){inner})";

    private static string Inline(EquatableArray<string> attributes) => string.Concat(attributes.Select(static attribute => $"[{attribute}] "));
}
