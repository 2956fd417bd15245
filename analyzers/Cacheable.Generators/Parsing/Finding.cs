using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Something wrong with an annotation, as the parser met it. Analyzers say it; the generator leaves the method alone.</summary>
/// <param name="Id">The diagnostic's id.</param>
/// <param name="Location">Where: as narrow as it gets.</param>
/// <param name="Attribute">The attribute it is about, for the code fix.</param>
/// <param name="Arguments">The arguments of the diagnostic's message, in order; the first is the member.</param>
/// <param name="Suggestion">What to write instead of the text at <paramref name="Location"/>, where one thing is obvious.</param>
/// <param name="Choices">What a code fix may choose from, the likeliest first; none where it needs nothing more.</param>
internal sealed record Finding(
    string Id, Location Location, Location Attribute, ImmutableArray<string> Arguments, string? Suggestion = null, params ImmutableArray<string> Choices)
{
    /// <summary>The diagnostic property that carries <see cref="Suggestion"/>.</summary>
    public const string SuggestionProperty = "Suggestion";

    /// <summary>The diagnostic property that carries <see cref="Choices"/>, one a line.</summary>
    public const string ChoicesProperty = "Choices";

    /// <summary><see cref="Suggestion"/> and <see cref="Choices"/> as the properties of a diagnostic.</summary>
    public ImmutableDictionary<string, string?> Properties
    {
        get
        {
            var properties = ImmutableDictionary<string, string?>.Empty;
            properties = Suggestion is null ? properties : properties.Add(SuggestionProperty, Suggestion);
            return Choices.IsDefaultOrEmpty ? properties : properties.Add(ChoicesProperty, string.Join("\n", Choices));
        }
    }
}
