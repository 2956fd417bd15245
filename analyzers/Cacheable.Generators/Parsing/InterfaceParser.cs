using System.Collections.Immutable;
using Cacheable.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacheable.Generators.Parsing;

/// <summary>Parses an interface with annotated methods, its own or inherited.</summary>
internal static class InterfaceParser
{
    /// <summary>What the annotations say, or nothing where there are none.</summary>
    public static ParsedInterface? Parse(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Interface || !type.AllInterfaces.Prepend(type).Any(HasAnnotations))
        {
            return null;
        }

        if (Placement.ReasonAgainst(type, compilation) is { } reason)
        {
            return new ParsedInterface(Model: null, [.. OwnAttributes(type).Select(pair => Placement.FindingOf(pair.Attribute, pair.Method, reason))], [], []);
        }

        return ParseMembers(type, compilation, cancellationToken);
    }

    /// <summary>Whether a decorator is written for <paramref name="type"/>: here, or in the library that declares it.</summary>
    public static bool IsDecorated(INamedTypeSymbol type, Compilation compilation) =>
        type.TypeKind == TypeKind.Interface && type.AllInterfaces.Prepend(type).Any(HasAnnotations) && Placement.ReasonAgainst(type, compilation) is null;

    private static ParsedInterface ParseMembers(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var members = ImmutableArray.CreateBuilder<MemberModel>();
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var own = ImmutableArray.CreateBuilder<AnnotatedTemplate>();
        var values = ImmutableArray.CreateBuilder<CachedValue>();
        var parsed = InheritedMembers.Of(type).Select(pair => ParsedMember.Of(type, pair.Member, pair.IsExplicit, compilation)).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        QueuedEntries.Link(parsed);
        UpdatedEntries.Link(parsed);
        foreach (var (member, isExplicit, scope, behaviour) in parsed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (scope is not null)
            {
                findings.AddRange(scope.Findings.SelectMany(finding => Own(finding, type, scope.Method, behaviour)));
                findings.AddRange(IsDeclaredBy(type, scope.Method) ? scope.Hints : []);
                own.AddRange(IsDeclaredBy(type, scope.Method) ? scope.Templates : []);
            }

            if (scope is not null && behaviour is CachedBehaviour && IsDeclaredBy(type, scope.Method))
            {
                values.Add(new CachedValue(scope.Name, scope.Method, scope.Method.Find(KnownTypes.Cached)!, ReturnShape.Of(scope.Method).Result!));
            }

            members.Add(MemberParser.Parse(type, member, isExplicit, behaviour));
        }

        findings.AddRange(type.GetMembers().OfType<IMethodSymbol>().SelectMany(Placement.FindingsOn));
        return new ParsedInterface(Model(type, members), findings.ToImmutable(), own.ToImmutable(), values.ToImmutable());
    }

    // A finding about a base interface in source is said there. One about a base interface in a library is said here, where
    // its library could not know it: the method is not decorated.
    private static IEnumerable<Finding> Own(Finding finding, INamedTypeSymbol type, IMethodSymbol method, MethodBehaviour behaviour)
    {
        if (IsDeclaredBy(type, method))
        {
            yield return finding;
        }
        else if (method.DeclaringSyntaxReferences.IsEmpty && behaviour is PassThrough)
        {
            var place = type.Locations.FirstOrDefault() ?? Location.None;
            yield return finding with { Location = place, Attribute = place };
        }
    }

    private static InterfaceModel? Model(INamedTypeSymbol type, ImmutableArray<MemberModel>.Builder members)
    {
        if (!members.Any(static member => member is MethodModel { Behaviour: not (PassThrough or LeftToTheContainer) }))
        {
            return null;
        }

        var chain = new List<INamedTypeSymbol>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            chain.Insert(0, current);
        }

        return new InterfaceModel
        {
            Namespace = type.ContainingNamespace.IsGlobalNamespace ? string.Empty : type.ContainingNamespace.ToDisplayString(),
            Names = chain.Select(static one => one.Name).ToEquatableArray(),
            FullName = FullNameOf(type, chain),
            Type = TypeText.Of(type),
            UnboundType = TypeText.Unbound(type),
            TypeParameters = TypeParameterParser.Parse(chain.SelectMany(static one => one.TypeParameters)),
            IsObsolete = chain.Any(static one => one.GetAttributes().Any(static attribute => attribute.AttributeClass.Is("System", "ObsoleteAttribute"))),
            Members = members.ToEquatableArray(),
        };
    }

    private static string FullNameOf(INamedTypeSymbol type, List<INamedTypeSymbol> chain)
    {
        var outer = type.ContainingNamespace.IsGlobalNamespace ? [] : new[] { type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat) };
        return string.Join(".", outer.Concat(chain.Select(static one => one.MetadataName)));
    }

    private static IEnumerable<(AttributeData Attribute, IMethodSymbol Method)> OwnAttributes(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>().SelectMany(static method =>
            Placement.Names.SelectMany(name => method.FindAll(name)).Select(attribute => (attribute, method)));

    private static bool IsDeclaredBy(INamedTypeSymbol type, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType, type);

    private static bool HasAnnotations(INamedTypeSymbol type) => type.GetMembers().Any(static member => member.IsAnnotated());
}
