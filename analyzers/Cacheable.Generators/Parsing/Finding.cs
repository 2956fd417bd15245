using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Something wrong with an annotation, as the parser met it. Analyzers say it; the generator leaves the method alone.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Location">Where: as narrow as it gets.</param>
/// <param name="Attribute">The attribute it is about, for the code fix.</param>
/// <param name="Arguments">The arguments of the diagnostic's message, in order; the first is the member.</param>
/// <param name="Suggestion">What to write instead of the text at <paramref name="Location"/>, where one thing is obvious.</param>
internal sealed record Finding(
    string Id, Location Location, Location Attribute, ImmutableArray<string> Arguments, string? Suggestion = null)
{
    /// <summary>The diagnostic property that carries <see cref="Suggestion"/>.</summary>
    public const string SuggestionProperty = "Suggestion";

    /// <summary><see cref="Suggestion"/> as the properties of a diagnostic.</summary>
    public ImmutableDictionary<string, string?> Properties => Suggestion is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(SuggestionProperty, Suggestion);
}
