using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.DependencyInjection;

/// <summary>The registration of a decorator, told apart from the plain ones by its type.</summary>
internal sealed class DecoratorDescriptor : ServiceDescriptor
{
    private DecoratorDescriptor(Type serviceType, Func<IServiceProvider, object> factory, ServiceLifetime lifetime)
        : base(serviceType, factory, lifetime)
    {
    }

    private DecoratorDescriptor(Type serviceType, object key, Func<IServiceProvider, object?, object> factory, ServiceLifetime lifetime)
        : base(serviceType, key, factory, lifetime)
    {
    }

    private DecoratorDescriptor(
        Type serviceType,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decoratorType,
        ServiceLifetime lifetime)
        : base(serviceType, decoratorType, lifetime)
    {
    }

    /// <summary>Where its calls are queued: how it is decorated, and what stands behind it.</summary>
    public (ClosedDecoration Decoration, InnerServiceKey Inner)? Queues { get; private init; }

    /// <summary>A decorator of <paramref name="plain"/> that asks the container for the inner service under <paramref name="innerKey"/>.</summary>
    public static DecoratorDescriptor Of(ServiceDescriptor plain, ClosedDecoration decoration, InnerServiceKey innerKey)
    {
        (ClosedDecoration, InnerServiceKey)? queues = decoration.HasQueues ? (decoration, innerKey) : null;
        return plain.IsKeyedService
            ? new DecoratorDescriptor(plain.ServiceType, plain.ServiceKey!, (provider, _) => Create(provider), plain.Lifetime) { Queues = queues }
            : new DecoratorDescriptor(plain.ServiceType, Create, plain.Lifetime) { Queues = queues };

        object Create(IServiceProvider provider) => decoration.Decorate(
            provider.GetRequiredKeyedService(plain.ServiceType, innerKey),
            provider.GetRequiredService<CacheScope>().For(innerKey),
            provider.GetRequiredService<DecoratedMethods>().Of(decoration));
    }

    /// <summary>A decorator of a generic interface, constructed by the container.</summary>
    public static DecoratorDescriptor Of(
        ServiceDescriptor plain,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decoratorType) =>
        new(plain.ServiceType, decoratorType, plain.Lifetime);
}
