using System.Runtime.CompilerServices;
using Cacheable.Generators.Models;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Reuse;

/// <summary>
/// The models of interfaces as they were parsed last. The compiler asks for all of them after each keystroke anywhere; parsing binds
/// attributes, types and members, and all but a few of them are what they were.
/// </summary>
internal static class KnownModels
{
    // An interface's node lives as long as its file is not edited.
    private static readonly ConditionalWeakTable<SyntaxNode, Known> Models = new();

    public static InterfaceModel? Of(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var compilation = context.SemanticModel.Compilation;
        var origin = DeclarationGraph.Of(compilation, cancellationToken).OriginOf(context.Node.SyntaxTree, cancellationToken);
        if (Models.TryGetValue(context.Node, out var known))
        {
            if (known.Origin == origin)
            {
                return known.Model;
            }

            Models.Remove(context.Node);
        }

        var model = InterfaceCandidates.Parse(context, cancellationToken);
        return Models.GetValue(context.Node, _ => new Known(origin, model)).Model;
    }

    private sealed record Known(Digest Origin, InterfaceModel? Model);
}
