namespace Cacheable.Generators.Models;

/// <summary>A member that the decorator implements.</summary>
internal abstract record MemberModel
{
    /// <summary>The name, escaped.</summary>
    public required string Name { get; init; }

    /// <summary>The type of what it returns or holds.</summary>
    public required string Type { get; init; }

    /// <summary>The interface it is implemented for explicitly, because another member or a name of ours is in the way.</summary>
    public required string? ExplicitFor { get; init; }

    /// <summary>The type to call the inner service as, where its own would not find this member; or nothing.</summary>
    public required string? ReceiverType { get; init; }

    /// <summary>The attributes that the compiler reads on the implementation too, without brackets.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    /// <summary>Whether its signature has pointers.</summary>
    public required bool IsUnsafe { get; init; }
}

internal sealed record EventModel : MemberModel;

internal sealed record PropertyModel : MemberModel
{
    /// <summary><c>ref </c>, <c>ref readonly </c> or nothing.</summary>
    public required string Ref { get; init; }

    /// <summary>An indexer's parameters.</summary>
    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required bool HasGetter { get; init; }

    /// <summary><c>set</c>, <c>init</c> or nothing.</summary>
    public required string Setter { get; init; }
}

internal sealed record MethodModel : MemberModel
{
    /// <inheritdoc cref="PropertyModel.Ref"/>
    public required string Ref { get; init; }

    public required ReturnForm Form { get; init; }

    /// <summary>The attributes of the return value, without brackets.</summary>
    public required EquatableArray<string> ReturnAttributes { get; init; }

    public required EquatableArray<TypeParameterModel> TypeParameters { get; init; }

    public required EquatableArray<ParameterModel> Parameters { get; init; }

    public required MethodBehaviour Behaviour { get; init; }
}

internal enum ReturnForm
{
    Void,
    Value,
    Task,
    TaskOfResult,
    ValueTask,
    ValueTaskOfResult,
}
