using Cacheable.Transactions;

namespace Cacheable.Contract;

/// <summary>The decoration of an interface without type parameters, its types erased.</summary>
public abstract class ClosedDecoration : Decoration
{
    private protected ClosedDecoration(Type serviceType)
        : base(serviceType)
    {
    }

    /// <summary>Whether a method of it queues its calls, so that its methods are made when the host starts: somebody has to flush them.</summary>
    public bool HasQueues { get; init; }

    /// <summary>Makes the holder of the cached methods.</summary>
    public abstract object CreateMethods(ICacheEngine engine);

    /// <summary>Makes the decorator.</summary>
    public abstract object Decorate(object inner, CacheScope scope, object methods);
}

/// <summary>The decoration of an interface without type parameters.</summary>
/// <typeparam name="TService">The annotated interface.</typeparam>
/// <typeparam name="TMethods">Holds its cached methods; one per service provider.</typeparam>
public sealed class Decoration<TService, TMethods>(
    Func<ICacheEngine, TMethods> createMethods,
    Func<TService, CacheScope, TMethods, TService> decorate) : ClosedDecoration(typeof(TService))
    where TService : class
    where TMethods : class
{
    internal override Type Holder => typeof(TMethods);

    /// <inheritdoc/>
    public override object CreateMethods(ICacheEngine engine) => createMethods(engine);

    /// <inheritdoc/>
    public override object Decorate(object inner, CacheScope scope, object methods) => decorate((TService)inner, scope, (TMethods)methods);
}
