using System.Collections.Immutable;
using Cacheable.Generators.Models;
using Cacheable.KeyTemplates;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>What the parser makes of an annotated interface.</summary>
/// <param name="Model">The model, for the generator; nothing where the interface cannot be decorated.</param>
/// <param name="Findings">All that is wrong, for the analyzers.</param>
/// <param name="Templates">The templates written on the interface's own methods, for rules over the whole compilation.</param>
internal sealed record ParsedInterface(
    InterfaceModel? Model, ImmutableArray<Finding> Findings, ImmutableArray<AnnotatedTemplate> Templates);

/// <summary>A well-formed template, pattern or tag on a method.</summary>
/// <param name="Method">The member, <c>IUserService.GetProfileAsync</c>.</param>
/// <param name="Template">The template; a derived one is spelled out.</param>
/// <param name="IsTag">Whether it is a tag, which meets tags alone.</param>
/// <param name="IsInvalidation">Whether it names what to invalidate rather than what to cache.</param>
/// <param name="Location">The template in the source, or its attribute where it is derived.</param>
/// <param name="Attribute">The attribute.</param>
internal sealed record AnnotatedTemplate(
    string Method, KeyTemplate Template, bool IsTag, bool IsInvalidation, Location Location, Location Attribute);
