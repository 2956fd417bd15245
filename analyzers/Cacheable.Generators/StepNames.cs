namespace Cacheable.Generators;

/// <summary>The tracked steps of the generator.</summary>
internal static class StepNames
{
    /// <summary>The annotated interfaces, parsed.</summary>
    public const string Interfaces = nameof(Interfaces);

    /// <summary>The names of all decorators.</summary>
    public const string Names = nameof(Names);

    /// <summary>The interfaces with the names of their decorators.</summary>
    public const string Decorators = nameof(Decorators);

    public static readonly string[] All = [Interfaces, Names, Decorators];
}
