using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>
/// What System.Text.Json writes but cannot read back. Nothing throws then: an answer from L2 would silently lack what an answer
/// from L1 has.
/// </summary>
internal sealed class RestorationRules
{
    private readonly INamedTypeSymbol _type;
    private readonly IMethodSymbol? _constructor;

    public RestorationRules(INamedTypeSymbol type)
    {
        _type = type;
        _constructor = ConstructorOf(type);
    }

    // Of what is abstract, a derived type is created.
    private bool IsCreated => _type is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct };

    /// <summary>Why a value of the type cannot be read back at all, or nothing.</summary>
    /// <param name="members">The members that are written.</param>
    public string? ReasonAgainstType(IReadOnlyCollection<ISymbol> members)
    {
        if (!IsCreated)
        {
            return null;
        }

        if (_constructor is null && _type.TypeKind == TypeKind.Class)
        {
            return "it has no constructor that a serializer can choose";
        }

        // In source each lost member is named; of a library's type only the public face is known.
        return _type.DeclaringSyntaxReferences.IsEmpty && members.Count > 0 && !members.Any(IsRestored) ? "nothing of it can be read back" : null;
    }

    /// <summary>Why a member that is written would be lost, or nothing. A member that is computed from others is none.</summary>
    public string? ReasonAgainst(ISymbol member) =>
        !IsCreated || !IsState(member) || IsRestored(member) ? null : "it is written but not read back: it has no public setter, and no constructor takes it";

    private bool IsRestored(ISymbol member) =>
        member is IPropertySymbol { SetMethod.DeclaredAccessibility: Accessibility.Public } or IFieldSymbol { IsReadOnly: false }
        || ValueRules.HasJsonAttribute(member, "JsonIncludeAttribute")
        || _constructor?.Parameters.Any(parameter => string.Equals(parameter.Name, member.Name, StringComparison.OrdinalIgnoreCase)) == true;

    private static bool IsState(ISymbol member) =>
        member is IFieldSymbol or IPropertySymbol { SetMethod: not null }
        || member.ContainingType.GetMembers().OfType<IFieldSymbol>().Any(field => SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, member));

    private static IMethodSymbol? ConstructorOf(INamedTypeSymbol type)
    {
        var marked = type.InstanceConstructors.FirstOrDefault(static one => ValueRules.HasJsonAttribute(one, "JsonConstructorAttribute"));
        var visible = type.InstanceConstructors.Where(static one => one.DeclaredAccessibility == Accessibility.Public).ToList();
        var written = visible.Where(static one => !one.IsImplicitlyDeclared || one.Parameters.Length > 0).ToList();
        return marked
            ?? (type.TypeKind == TypeKind.Struct && written is [{ } single] ? single : null)
            ?? visible.FirstOrDefault(static one => one.Parameters.IsEmpty)
            ?? (visible.Count == 1 ? visible[0] : null);
    }
}
