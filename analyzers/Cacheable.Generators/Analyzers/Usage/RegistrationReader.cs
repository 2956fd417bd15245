using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Cacheable.Generators.Analyzers.Usage;

/// <summary>Reads registrations from the calls of Microsoft.Extensions.DependencyInjection, and from <c>AddCached</c>.</summary>
internal static class RegistrationReader
{
    private static readonly string[] Lifetimes = [Registration.Singleton, Registration.Scoped, "Transient"];

    private static readonly HashSet<string> Holders =
        ["ServiceCollectionServiceExtensions", "ServiceCollectionDescriptorExtensions", "ServiceCollectionHostedServiceExtensions"];

    /// <summary>Whether a method may register something, by its name alone: asked of every call.</summary>
    public static bool MayRegister(string name) =>
        name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("TryAdd", StringComparison.Ordinal) || name is "Replace";

    /// <summary>What <paramref name="call"/> registers, and the call to point at.</summary>
    public static (Registration Registration, SyntaxNode Place)? Read(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type.Name == "CacheableServiceCollectionExtensions")
            return method.Name == "AddCached" && Of(call, LifetimeIn(call)) is { } cached ? (cached with { IsDecorated = true }, call.Syntax) : null;

        // services.Add(ServiceDescriptor.Scoped<I, T>()) and its kin.
        if (call.Arguments.Select(static argument => Unwrap(argument.Value)).FirstOrDefault(IsDescriptor) is { } descriptor)
        {
            return Describe(descriptor) is { } described
                ? (described with { IsTry = IsTry(method), Replaces = method.Name == "Replace" }, descriptor.Syntax)
                : null;
        }

        if (!Holders.Contains(type.Name) || LifetimeOf(method) is not { } lifetime)
            return method.Name == "AddHostedService" && Of(call, Registration.Singleton) is { } hosted ? (hosted, call.Syntax) : null;

        return Of(call, lifetime) is { } plain ? (plain with { IsTry = IsTry(method) }, call.Syntax) : null;
    }

    private static string? LifetimeOf(IMethodSymbol method) => Array.Find(Lifetimes, lifetime => method.Name.EndsWith(lifetime, StringComparison.Ordinal));

    private static bool IsTry(IMethodSymbol method) => method.Name.StartsWith("Try", StringComparison.Ordinal);

    private static bool IsDescriptor(IOperation value) =>
        value.Type is { Name: "ServiceDescriptor" } && value is IInvocationOperation or IObjectCreationOperation;

    private static Registration? Describe(IOperation descriptor) => descriptor switch
    {
        IInvocationOperation factory => Of(factory.TargetMethod, factory.Arguments, LifetimeOf(factory.TargetMethod) ?? LifetimeIn(factory)),
        IObjectCreationOperation { Constructor: { } constructor } creation => Of(constructor, creation.Arguments, LifetimeIn(creation.Arguments) ?? Registration.Singleton),
        _ => null,
    };

    private static Registration? Of(IInvocationOperation call, string? lifetime) => Of(call.TargetMethod, call.Arguments, lifetime);

    private static Registration? Of(IMethodSymbol method, IReadOnlyList<IArgumentOperation> arguments, string? lifetime)
    {
        var isHosted = method.Name == "AddHostedService";
        var service = method.TypeArguments.FirstOrDefault() ?? TypeIn(arguments, "serviceType", "service");
        if (service is not INamedTypeSymbol named)
            return null;

        var made = Argument(arguments, "implementationFactory", "factory") ?? Argument(arguments, "implementationInstance", "instance");
        var implementation = made is not null ? TypeMadeBy(made)
            : method.TypeArguments.Length > 1 ? method.TypeArguments[1]
            : TypeIn(arguments, "implementationType") ?? (isHosted || named.TypeKind == TypeKind.Class ? named : null);
        return new Registration(named.IsUnboundGenericType ? named.OriginalDefinition : named, (implementation as INamedTypeSymbol)?.OriginalDefinition, lifetime)
        {
            Key = Argument(arguments, "serviceKey") is { } key ? key.ConstantValue is { HasValue: true, Value: var value } ? value?.ToString() : key.Syntax.ToString() : null,
            Made = made?.Syntax.ToString(),
        };
    }

    private static IOperation? Argument(IReadOnlyList<IArgumentOperation> arguments, params string[] names) =>
        arguments.FirstOrDefault(argument => argument.Parameter is { } parameter && names.Contains(parameter.Name)) is { } found ? Unwrap(found.Value) : null;

    private static ITypeSymbol? TypeIn(IReadOnlyList<IArgumentOperation> arguments, params string[] names) =>
        (Argument(arguments, names) as ITypeOfOperation)?.TypeOperand;

    private static string? LifetimeIn(IInvocationOperation call) => LifetimeIn(call.Arguments);

    private static string? LifetimeIn(IReadOnlyList<IArgumentOperation> arguments) =>
        Argument(arguments, "lifetime") is IFieldReferenceOperation { Field: { ContainingType.Name: "ServiceLifetime", Name: var name } } ? name : null;

    // What a factory gives back, where it is one 'new'; else the type of the instance.
    private static ITypeSymbol? TypeMadeBy(IOperation made)
    {
        if (made is IDelegateCreationOperation { Target: IAnonymousFunctionOperation function })
        {
            var results = function.Body.Descendants().OfType<IReturnOperation>().Where(one => one.ReturnedValue is not null).ToList();
            return results is [{ ReturnedValue: { } value }] && Unwrap(value) is IObjectCreationOperation creation ? creation.Type : null;
        }

        return made.Type is { TypeKind: TypeKind.Class } type ? type : null;
    }

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation conversion)
            value = conversion.Operand;

        return value;
    }
}
