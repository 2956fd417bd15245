using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Contract;

/// <summary>The key under which a decorated registration stays in the container, so that the container still creates and disposes it.</summary>
/// <param name="ServiceKey">The key the service was registered with, if it was.</param>
/// <param name="Ordinal">Tells several registrations of one service apart.</param>
public sealed record InnerServiceKey(object? ServiceKey, int Ordinal)
{
    /// <summary>The key of an open generic's inner registration, a constant because its decorator asks for it by attribute.</summary>
    public const string OpenGeneric = "Cacheable.Inner";

    /// <summary>The key of what is registered once, and without a key.</summary>
    internal static InnerServiceKey Single { get; } = new(ServiceKey: null, Ordinal: 0);

    /// <summary>The service of a scope that stands where <paramref name="inner"/> does in its own; <paramref name="inner"/> where no container has made it.</summary>
    internal TService Find<TService>(IServiceProvider services, TService inner)
    {
        object key = DecorationCatalog.TryGet(typeof(TService), out var decoration) && decoration is OpenGenericDecoration ? OpenGeneric : this;
        return services is IKeyedServiceProvider keyed && keyed.GetKeyedService(typeof(TService), key) is TService found ? found : inner;
    }
}
