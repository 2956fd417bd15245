using System.Collections.Concurrent;
using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>Reads what a call does to a collection of services.</summary>
internal sealed class CollectionCallReader(Compilation compilation)
{
    private const string Engine = "Cacheable";

    private readonly ReferencesOf _references = new();
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _leading = new(SymbolEqualityComparer.Default);

    /// <summary>The calls that <paramref name="call"/> is: more than one where it hands over more than one collection.</summary>
    public IEnumerable<CollectionCall> Read(IInvocationOperation call, ISymbol member)
    {
        var method = call.TargetMethod;
        var isOurs = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, compilation.Assembly);
        if (!isOurs && method.ContainingType.Name == "CacheableServiceCollectionExtensions" && method.Name == "AddCacheable")
            return Of(CollectionCallKind.Decorate, call, member, ServiceCollections.ReceiverOf(call), call.Syntax);

        if (!isOurs && RegistrationReader.MayRegister(method.Name) && IsOnCollection(call) && RegistrationReader.Read(call) is var (registration, place))
        {
            var known = registration with { IsAnnotated = InterfaceParser.IsDecorated(registration.Service.OriginalDefinition, compilation) };

            // A singleton may keep any service; of all others only the annotated matter.
            return known.IsAnnotated || known.Lifetime == Registration.Singleton
                ? Of(CollectionCallKind.Register, call, member, ServiceCollections.ReceiverOf(call), place).Select(one => one with { Registration = known })
                : [];
        }

        if (!isOurs && method.Name is "RemoveAll" or "RemoveAllKeyed" or "Clear" or "Remove" or "RemoveAt" && IsOnCollection(call))
            return Of(CollectionCallKind.Remove, call, member, ServiceCollections.ReceiverOf(call), call.Syntax);

        // Every call of the program comes here: nothing is made for those that hand nothing over.
        if (!(isOurs || _references.Include(method.ContainingAssembly, Engine)) || !HandsOver(call))
            return [];

        return isOurs ? Handed(call, member) : HandedOut(call, member);
    }

    private static bool IsOnCollection(IInvocationOperation call) => ServiceCollections.Is(ServiceCollections.ReceiverOf(call)?.Type);

    // Of a method in an extension block, the receiver is the block's.
    private IEnumerable<CollectionCall> Handed(IInvocationOperation call, ISymbol member) =>
        from pair in call.Arguments.Select(static argument => (argument.Value, argument.Parameter))
            .Append((Value: call.Instance!, Parameter: call.TargetMethod.ContainingType.ExtensionParameter))
        where pair.Value is not null && pair.Parameter is not null && Leads(pair.Value.Type)
        from one in Of(CollectionCallKind.Hand, call, member, pair.Value, call.Syntax)
        select one with { Receiver = (call.TargetMethod.OriginalDefinition, pair.Parameter!.OriginalDefinition) };

    private bool HandsOver(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (Leads(argument.Value.Type))
                return true;
        }

        return Leads(call.Instance?.Type);
    }

    private bool Leads(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.None } && _leading.GetOrAdd(type, static one => ServiceCollections.Leads(one));

    private static IEnumerable<CollectionCall> HandedOut(IInvocationOperation call, ISymbol member) =>
        from value in call.Arguments.Select(static argument => argument.Value).Append(call.Instance)
        where value is not null && ServiceCollections.Leads(value.Type)
        from one in Of(CollectionCallKind.HandOut, call, member, value, call.Syntax)
        select one;

    private static IEnumerable<CollectionCall> Of(CollectionCallKind kind, IInvocationOperation call, ISymbol member, IOperation? collection, SyntaxNode place)
    {
        if (ServiceCollections.RootOf(collection) is { } root)
            yield return new CollectionCall(kind, BodyOf(call, member), root, BranchOf(call.Syntax), NameOf(place).GetLocation());
    }

    private static ISymbol BodyOf(IOperation call, ISymbol member)
    {
        for (var current = call.Parent; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation lambda)
                return lambda.Symbol;

            if (current is ILocalFunctionOperation local)
                return local.Symbol;
        }

        return member;
    }

    private static SyntaxNode BranchOf(SyntaxNode call)
    {
        var current = call;
        while (current.Parent is { } parent && !IsBranch(current, parent))
            current = parent;

        return current;
    }

    private static bool IsBranch(SyntaxNode node, SyntaxNode parent) =>
        node is BlockSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax or AnonymousFunctionExpressionSyntax
        || (node is StatementSyntax && parent is IfStatementSyntax or ElseClauseSyntax or ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or UsingStatementSyntax)
        || (node is ExpressionSyntax && parent is ConditionalExpressionSyntax conditional && node != conditional.Condition);

    private static SyntaxNode NameOf(SyntaxNode place) => place switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name: var name } } => name,
        InvocationExpressionSyntax { Expression: var expression } => expression,
        _ => place,
    };
}
