namespace Cacheable.Generators.Models;

/// <summary>An annotated interface: all that its decorator is written from.</summary>
internal sealed record InterfaceModel
{
    /// <summary>The namespace, empty for the global one: <c>Shop</c>.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name with those of its containing types: <c>Shop.Admin.IUserService`1</c>. Unique in the compilation.</summary>
    public required string FullName { get; init; }

    /// <summary>The names of its containing types and its own, outermost first.</summary>
    public required EquatableArray<string> Names { get; init; }

    /// <summary>How code names it, its own type parameters as arguments: <c>global::Shop.IRepository&lt;T&gt;</c>.</summary>
    public required string Type { get; init; }

    /// <summary>How <c>typeof</c> names its definition: <c>global::Shop.IRepository&lt;&gt;</c>.</summary>
    public required string UnboundType { get; init; }

    /// <summary>Its type parameters and those of its containing types.</summary>
    public required EquatableArray<TypeParameterModel> TypeParameters { get; init; }

    /// <summary>Whether its use must be marked obsolete itself.</summary>
    public required bool IsObsolete { get; init; }

    /// <summary>Every member that the decorator implements, those of base interfaces included.</summary>
    public required EquatableArray<MemberModel> Members { get; init; }
}

/// <summary>An interface with the names of what is emitted for it, which no other interface of the compilation has.</summary>
/// <param name="Interface">The interface.</param>
/// <param name="ClassName">The decorator's class.</param>
/// <param name="HintName">The file; unlike any other even where case does not count.</param>
internal sealed record DecoratorModel(InterfaceModel Interface, string ClassName, string HintName);

/// <summary>A type parameter with its constraints: <c>class, new()</c>.</summary>
/// <param name="Name">The name, escaped.</param>
/// <param name="Constraints">What follows <c>where T :</c>, or empty.</param>
/// <param name="ExplicitConstraint">What an explicit implementation must repeat (<c>class</c>, <c>struct</c>, <c>default</c>), or empty.</param>
internal sealed record TypeParameterModel(string Name, string Constraints, string ExplicitConstraint);
