using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>What a call does to a collection of services.</summary>
internal enum CollectionCallKind
{
    /// <summary>Registers something.</summary>
    Register,

    /// <summary>Takes registrations away.</summary>
    Remove,

    /// <summary>Decorates what is registered: <c>AddCacheable</c>.</summary>
    Decorate,

    /// <summary>Hands the collection to a method of this compilation.</summary>
    Hand,

    /// <summary>Hands it to another assembly that may do any of this.</summary>
    HandOut,
}

/// <summary>A call on a collection of services, for rules that compare many.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Body">The method, local function or lambda that makes it.</param>
/// <param name="Root">The variable that leads to the collection, or the syntax that creates it.</param>
/// <param name="Branch">The statements that run whenever the call does.</param>
/// <param name="Place">Its name: in a chain, the calls before it are not meant.</param>
internal sealed record CollectionCall(CollectionCallKind Kind, ISymbol Body, object Root, SyntaxNode Branch, Location Place)
{
    public Registration? Registration { get; init; }

    /// <summary>The method of this compilation, and its parameter, that the collection is handed to.</summary>
    public (ISymbol Method, object Parameter)? Receiver { get; init; }

    public TextSpan Span => Place.SourceSpan;

    /// <summary>Whether <paramref name="other"/> runs only where this does.</summary>
    public bool Governs(CollectionCall other) => Place.SourceTree == other.Place.SourceTree && Branch.Span.Contains(other.Span);
}
