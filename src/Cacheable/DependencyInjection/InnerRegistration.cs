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

    private static ServiceDescriptor MoveKeyed(ServiceDescriptor plain, object innerKey)
    {
        RequireOneKey(plain);
        return MoveOneKey(plain, innerKey);
    }

    private static ServiceDescriptor MoveOneKey(ServiceDescriptor plain, object innerKey) => plain switch
    {
        { KeyedImplementationInstance: { } instance } => new ServiceDescriptor(plain.ServiceType, innerKey, instance),

        // The factory goes on seeing the key it was registered with.
        { KeyedImplementationFactory: { } factory } =>
            new ServiceDescriptor(plain.ServiceType, innerKey, (provider, _) => factory(provider, plain.ServiceKey), plain.Lifetime),
        _ => new ServiceDescriptor(plain.ServiceType, innerKey, plain.KeyedImplementationType!, plain.Lifetime),
    };

    // Under our key, one service would stand for every key, and a constructor would be given a key that is not the application's.
    private static void RequireOneKey(ServiceDescriptor plain)
    {
        if (plain.ServiceKey == KeyedService.AnyKey)
        {
            throw new NotSupportedException(
                $"{plain.ServiceType} is registered with KeyedService.AnyKey; an annotated interface can be decorated only under keys of its own. " +
                "Register it once for each key.");
        }

        if (plain.KeyedImplementationType?.GetConstructors().Any(static constructor =>
            constructor.GetParameters().Any(static parameter => parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false))) is true)
        {
            throw new NotSupportedException(
                $"{plain.KeyedImplementationType} asks for its key with [ServiceKey]; behind a decorator it would be given another. " +
                "Register it with a factory, which is given the key: AddKeyed...(key, (provider, key) => new ...).");
        }
    }
}
