using System.Diagnostics.CodeAnalysis;
using Cacheable.Contract;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacheable.DependencyInjection;

/// <summary>
/// Puts a decorator in front of a registration. The registration itself moves under a key of ours, so that the container goes on
/// creating and disposing the service as it was told to, and the decorator asks the container for it.
/// </summary>
internal static class ServiceDecorator
{
    /// <summary>Decorates every annotated interface that is registered and not decorated yet.</summary>
    public static void DecorateAll(IServiceCollection services)
    {
        foreach (var descriptor in services.Where(IsPlain).ToList())
        {
            Decorate(services, descriptor);
        }
    }

    /// <summary>Whether a descriptor registers an annotated interface that nothing decorates.</summary>
    public static bool IsPlain(ServiceDescriptor descriptor) =>
        DecorationCatalog.TryGet(descriptor.ServiceType, out _)
        && !IsInner(descriptor.ServiceKey)
        && descriptor is not DecoratorDescriptor;

    /// <summary>Decorates one registration.</summary>
    public static void Decorate(IServiceCollection services, ServiceDescriptor descriptor)
    {
        if (!DecorationCatalog.TryGet(descriptor.ServiceType, out var decoration))
        {
            return;
        }

        var index = services.IndexOf(descriptor);
        switch (decoration)
        {
            case ClosedDecoration closed:
                var innerKey = new InnerServiceKey(descriptor.ServiceKey, services.Count(other => IsInnerOf(other, descriptor)));
                services[index] = DecoratorDescriptor.Of(descriptor, closed, innerKey);
                services.Add(InnerRegistration.Move(descriptor, innerKey));
                break;
            case OpenGenericDecoration open:
                RequireSingle(services, descriptor);
                services.TryAdd(ServiceDescriptor.Singleton(open.MethodsType, open.MethodsType));
                services[index] = DecoratorDescriptor.Of(descriptor, DecoratorType(descriptor.ServiceType, open));
                services.Add(InnerRegistration.Move(descriptor, InnerServiceKey.OpenGeneric));
                break;
        }
    }

    private static bool IsInner(object? key) => key is InnerServiceKey || InnerServiceKey.OpenGeneric.Equals(key);

    private static bool IsInnerOf(ServiceDescriptor other, ServiceDescriptor descriptor) =>
        other.ServiceType == descriptor.ServiceType
        && other.ServiceKey is InnerServiceKey key
        && Equals(key.ServiceKey, descriptor.ServiceKey);

    // The decorator of a generic interface finds its inner service by a constant key, so there can be one, and no other key.
    private static void RequireSingle(IServiceCollection services, ServiceDescriptor descriptor)
    {
        if (descriptor.IsKeyedService)
        {
            throw new NotSupportedException(
                $"{descriptor.ServiceType} is generic and registered with the key '{descriptor.ServiceKey}'; a generic annotated interface " +
                "can be decorated only without a key. Register it without a key, or derive a non-generic interface and register that.");
        }

        if (services.Any(other => other.ServiceType == descriptor.ServiceType && IsInner(other.ServiceKey)))
        {
            throw new NotSupportedException(
                $"{descriptor.ServiceType} is generic and registered twice; a generic annotated interface can be decorated once. " +
                "Keep one registration.");
        }
    }

    [return: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    [UnconditionalSuppressMessage("Trimming", "IL2055", Justification = "The arguments already close the interface, which has the same constraints.")]
    [UnconditionalSuppressMessage("Trimming", "IL2068", Justification = "The definition keeps its constructors, and so does what it is closed to.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Native AOT shares the code of reference types; value types are reported by the container.")]
    private static Type DecoratorType(Type serviceType, OpenGenericDecoration open) =>
        serviceType.IsConstructedGenericType ? open.DecoratorType.MakeGenericType(serviceType.GenericTypeArguments) : open.DecoratorType;
}
