using System.Diagnostics.CodeAnalysis;

namespace Cacheable.Contract;

/// <summary>The decoration of a generic interface: the container closes both types.</summary>
public sealed class OpenGenericDecoration(
    Type serviceType,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type methodsType,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decoratorType) : Decoration(serviceType)
{
    /// <summary>Holds the cached methods; constructed from <see cref="ICacheEngine"/>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type MethodsType { get; } = methodsType;

    /// <summary>The decorator; constructed from the inner service (<see cref="InnerServiceKey.OpenGeneric"/>), the scope and the methods.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type DecoratorType { get; } = decoratorType;

    internal override Type Holder => MethodsType;
}
