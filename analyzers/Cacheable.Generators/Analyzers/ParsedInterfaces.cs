using System.Runtime.CompilerServices;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Analyzers;

/// <summary>Parses each interface once for all analyzers. A symbol belongs to one compilation, and its entry goes with it.</summary>
internal static class ParsedInterfaces
{
    private static readonly ParsedInterface Nothing = new(Model: null, [], [], []);

    private static readonly ConditionalWeakTable<INamedTypeSymbol, ParsedInterface> Parsed = new();

    public static ParsedInterface Of(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (Parsed.TryGetValue(type, out var known))
            return known;

        // Two analyzers may come at once; the loser's work is the same and is thrown away.
        var parsed = InterfaceParser.Parse(type, compilation, cancellationToken) ?? Nothing;
        return Parsed.GetValue(type, _ => parsed);
    }
}
