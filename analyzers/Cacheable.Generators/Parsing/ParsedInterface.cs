using System.Collections.Immutable;
using Cacheable.Generators.Models;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>What the parser makes of an annotated interface.</summary>
/// <param name="Model">The model, for the generator; nothing where the interface cannot be decorated.</param>
/// <param name="Findings">All that is wrong, for the analyzers.</param>
/// <param name="Templates">The templates written on the interface's own methods, for rules over the whole compilation.</param>
/// <param name="Values">What the interface's own methods cache, where nothing is wrong with them.</param>
internal sealed record ParsedInterface(
    InterfaceModel? Model, ImmutableArray<Finding> Findings, ImmutableArray<AnnotatedTemplate> Templates, ImmutableArray<CachedValue> Values);

/// <summary>What a method caches.</summary>
/// <param name="Name">The member, <c>IUserService.GetProfileAsync</c>.</param>
/// <param name="Method">The method.</param>
/// <param name="Cached">Its attribute.</param>
/// <param name="Type">The type of the value.</param>
internal sealed record CachedValue(string Name, IMethodSymbol Method, AttributeData Cached, ITypeSymbol Type)
{
    private const int OnlyL1 = 1;

    /// <summary>Whether the application's serializer writes it to L2.</summary>
    public bool IsWrittenAsJson => Cached.Named("Tiers")?.Value is not OnlyL1 && Cached.Named("Serializer")?.Value is null;
}

/// <summary>A well-formed template, pattern or tag on a method.</summary>
/// <param name="Method">The member, <c>IUserService.GetProfileAsync</c>.</param>
/// <param name="Template">The template; a derived one is spelled out.</param>
/// <param name="IsTag">Whether it is a tag, which meets tags alone.</param>
/// <param name="IsInvalidation">Whether it names what to invalidate rather than what to cache.</param>
/// <param name="Location">The template in the source, or its attribute where it is derived.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record AnnotatedTemplate(
    string Method, KeyTemplate Template, bool IsTag, bool IsInvalidation, Location Location, Location Attribute);
