using System.Diagnostics.CodeAnalysis;

namespace Cacheable.Contract;

/// <summary>How an annotated interface is decorated: emitted, so that registration reflects on nothing.</summary>
public abstract class Decoration
{
    private protected Decoration(Type serviceType) => ServiceType = serviceType;

    /// <summary>The annotated interface.</summary>
    public Type ServiceType { get; }
}

/// <summary>The decoration of an interface without type parameters.</summary>
/// <typeparam name="TService">The annotated interface.</typeparam>
/// <typeparam name="TMethods">Holds its cached methods; one per service provider.</typeparam>
public sealed class Decoration<TService, TMethods>(
    Func<ICacheEngine, TMethods> createMethods,
    Func<TService, TMethods, TService> decorate) : ClosedDecoration(typeof(TService))
    where TService : class
    where TMethods : class
{
    /// <inheritdoc/>
    public override object CreateMethods(ICacheEngine engine) => createMethods(engine);

    /// <inheritdoc/>
    public override object Decorate(object inner, object methods) => decorate((TService)inner, (TMethods)methods);
}

/// <summary>The decoration of an interface without type parameters, its types erased.</summary>
public abstract class ClosedDecoration : Decoration
{
    private protected ClosedDecoration(Type serviceType)
        : base(serviceType)
    {
    }

    /// <summary>Makes the holder of the cached methods.</summary>
    public abstract object CreateMethods(ICacheEngine engine);

    /// <summary>Makes the decorator.</summary>
    public abstract object Decorate(object inner, object methods);
}

/// <summary>The decoration of a generic interface: the container closes both types.</summary>
public sealed class OpenGenericDecoration(
    Type serviceType,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type methodsType,
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decoratorType) : Decoration(serviceType)
{
    /// <summary>Holds the cached methods; constructed from <see cref="ICacheEngine"/>.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type MethodsType { get; } = methodsType;

    /// <summary>The decorator; constructed from the inner service (<see cref="InnerServiceKey.OpenGeneric"/>) and the methods.</summary>
    [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    public Type DecoratorType { get; } = decoratorType;
}
