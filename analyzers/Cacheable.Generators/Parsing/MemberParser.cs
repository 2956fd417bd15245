using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses the members of an interface, as declarations that its decorator repeats.</summary>
internal static class MemberParser
{
    public static MemberModel Parse(INamedTypeSymbol decorated, ISymbol member, bool isExplicit, MethodBehaviour behaviour)
    {
        var declaring = isExplicit ? TypeText.Of(member.ContainingType) : null;
        var isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, decorated);
        MemberModel model = member switch
        {
            IMethodSymbol method => Method(method, behaviour),
            IPropertySymbol property => Property(property),
            _ => Event((IEventSymbol)member),
        };
        return model with { ExplicitFor = declaring, ReceiverType = isOwn ? null : declaring };
    }

    private static MethodModel Method(IMethodSymbol method, MethodBehaviour behaviour) => new()
    {
        Name = TypeText.Escape(method.Name),
        Type = TypeText.Of(method.ReturnType),
        ExplicitFor = null,
        ReceiverType = null,
        Attributes = AttributeText.Of(method.GetAttributes()),
        IsUnsafe = ParameterParser.HasPointer(method.ReturnType) || method.Parameters.Any(static parameter => ParameterParser.HasPointer(parameter.Type)),
        Ref = RefOf(method.RefKind),
        Form = ReturnShape.Of(method).Form,
        ReturnAttributes = AttributeText.Of(method.GetReturnTypeAttributes()),
        TypeParameters = TypeParameterParser.Parse(method.TypeParameters),
        Parameters = ParameterParser.Parse(method.Parameters),
        Behaviour = behaviour,
    };

    private static PropertyModel Property(IPropertySymbol property) => new()
    {
        Name = TypeText.Escape(property.Name),
        Type = TypeText.Of(property.Type),
        ExplicitFor = null,
        ReceiverType = null,
        Attributes = AttributeText.Of(property.GetAttributes()),
        IsUnsafe = ParameterParser.HasPointer(property.Type),
        Ref = RefOf(property.RefKind),
        Parameters = ParameterParser.Parse(property.Parameters),
        HasGetter = property.GetMethod is not null,
        Setter = property.SetMethod switch { null => string.Empty, { IsInitOnly: true } => "init", _ => "set" },
    };

    private static EventModel Event(IEventSymbol @event) => new()
    {
        Name = TypeText.Escape(@event.Name),
        Type = TypeText.Of(@event.Type),
        ExplicitFor = null,
        ReceiverType = null,
        Attributes = AttributeText.Of(@event.GetAttributes()),
        IsUnsafe = false,
    };

    private static string RefOf(RefKind kind) => kind switch
    {
        RefKind.Ref => "ref ",
        RefKind.RefReadOnly => "ref readonly ",
        _ => string.Empty,
    };
}
