using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.DependencyInjection;

/// <summary>Moves a registration under another key; how the service is made and how long it lives stay as they were.</summary>
internal static class InnerRegistration
{
    public static ServiceDescriptor Move(ServiceDescriptor plain, object innerKey) =>
        plain.IsKeyedService ? MoveKeyed(plain, innerKey) : MoveUnkeyed(plain, innerKey);

    private static ServiceDescriptor MoveUnkeyed(ServiceDescriptor plain, object innerKey) => plain switch
    {
        { ImplementationInstance: { } instance } => new ServiceDescriptor(plain.ServiceType, innerKey, instance),
        { ImplementationFactory: { } factory } =>
            new ServiceDescriptor(plain.ServiceType, innerKey, (provider, _) => factory(provider), plain.Lifetime),
        _ => new ServiceDescriptor(plain.ServiceType, innerKey, plain.ImplementationType!, plain.Lifetime),
    };

    private static ServiceDescriptor MoveKeyed(ServiceDescriptor plain, object innerKey) => plain switch
    {
        { KeyedImplementationInstance: { } instance } => new ServiceDescriptor(plain.ServiceType, innerKey, instance),

        // The factory goes on seeing the key it was registered with.
        { KeyedImplementationFactory: { } factory } =>
            new ServiceDescriptor(plain.ServiceType, innerKey, (provider, _) => factory(provider, plain.ServiceKey), plain.Lifetime),
        _ => new ServiceDescriptor(plain.ServiceType, innerKey, plain.KeyedImplementationType!, plain.Lifetime),
    };
}
