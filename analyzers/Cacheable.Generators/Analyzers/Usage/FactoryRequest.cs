using Cacheable.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>A factory of a singleton that asks its provider for an annotated interface.</summary>
/// <param name="Singleton">What is made.</param>
/// <param name="Service">What is asked for.</param>
/// <param name="Place">The request.</param>
internal sealed record FactoryRequest(string Singleton, INamedTypeSymbol Service, Location Place)
{
    private static readonly HashSet<string> Requests = ["GetRequiredService", "GetService", "GetRequiredKeyedService", "GetKeyedService"];

    public static FactoryRequest? Of(IInvocationOperation call, Compilation compilation)
    {
        if (!Requests.Contains(call.TargetMethod.Name)
            || call.TargetMethod.TypeArguments is not [INamedTypeSymbol { TypeKind: TypeKind.Interface } service]
            || ServiceCollections.ReceiverOf(call) is not IParameterReferenceOperation { Parameter.ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda }
            || RegistrationAround(call, lambda) is not { Lifetime: Registration.Singleton } registration
            || !InterfaceParser.IsDecorated(service.OriginalDefinition, compilation))
        {
            return null;
        }

        return new FactoryRequest((registration.Implementation ?? registration.Service).Name, service, call.Syntax.GetLocation());
    }

    private static Registration? RegistrationAround(IOperation call, IMethodSymbol lambda)
    {
        var current = call.Parent;
        while (current is not null and not IAnonymousFunctionOperation)
            current = current.Parent;

        // A lambda inside the factory asks when it is called, of a provider that may be gone: that is another slip.
        return current is IAnonymousFunctionOperation { Symbol: var symbol, Parent: IDelegateCreationOperation { Parent: IArgumentOperation { Parent: IInvocationOperation registering } } }
            && SymbolEqualityComparer.Default.Equals(symbol, lambda)
            && RegistrationReader.MayRegister(registering.TargetMethod.Name)
                ? RegistrationReader.Read(registering)?.Registration
                : null;
    }
}
