namespace Cacheable.Generators.Models;

/// <summary>A parameter. Its default value is not known: callers see the interface's.</summary>
internal sealed record ParameterModel
{
    /// <summary>The name, escaped.</summary>
    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary><c>ref </c>, <c>out </c>, <c>params </c>, ... or nothing.</summary>
    public required string Modifier { get; init; }

    /// <summary>What stands before it where it is passed on: <c>ref </c>, <c>out </c>, <c>in </c> or nothing.</summary>
    public required string ArgumentModifier { get; init; }

    /// <summary>The attributes that the compiler reads on the implementation too, without brackets.</summary>
    public required EquatableArray<string> Attributes { get; init; }

    /// <summary>A cast for a dynamic parameter, without which the call on the inner service would be bound at run time; or nothing.</summary>
    public required string Cast { get; init; }
}
