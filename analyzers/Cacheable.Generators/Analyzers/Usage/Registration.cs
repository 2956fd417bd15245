using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>What one call registers with a container.</summary>
/// <param name="Service">The type that is asked for; the definition of an open generic.</param>
/// <param name="Implementation">What is given, where it can be seen.</param>
/// <param name="Lifetime"><c>Singleton</c>, <c>Scoped</c> or <c>Transient</c>; nothing where it is computed.</param>
internal sealed record Registration(INamedTypeSymbol Service, INamedTypeSymbol? Implementation, string? Lifetime)
{
    public const string Singleton = nameof(Singleton);
    public const string Scoped = nameof(Scoped);

    /// <summary>The service key as it is written; nothing where there is none.</summary>
    public string? Key { get; init; }

    /// <summary>Whether it gives way to one that is there.</summary>
    public bool IsTry { get; init; }

    /// <summary>The factory or instance as it is written; nothing where the container makes the service.</summary>
    public string? Made { get; init; }

    /// <summary>Whether it takes the place of one that is there.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether the service is an annotated interface.</summary>
    public bool IsAnnotated { get; init; }

    /// <summary>Whether it is decorated as it is registered, by <c>AddCached</c>.</summary>
    public bool IsDecorated { get; init; }

    /// <summary>An annotated interface that something has yet to decorate.</summary>
    public bool IsPlain => IsAnnotated && !IsDecorated;
}
