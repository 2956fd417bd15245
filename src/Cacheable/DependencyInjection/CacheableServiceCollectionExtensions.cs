using System.Diagnostics.CodeAnalysis;
using Cacheable;
using Cacheable.Contract;
using Cacheable.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Cacheable to an application.</summary>
public static class CacheableServiceCollectionExtensions
{
    /// <summary>
    /// Adds the cache and decorates every annotated interface registered so far; each keeps its lifetime, its key, its factory and
    /// its disposal. May be called more than once.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Chooses tiers and options, as in <c>cache => cache.UseRedis("localhost:6379")</c>.</param>
    /// <exception cref="NotSupportedException">An annotated registration has a shape that cannot be decorated; the message says what to change.</exception>
    public static IServiceCollection AddCacheable(this IServiceCollection services, Action<ICacheableBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        EngineServices.AddTo(services);
        configure?.Invoke(new CacheableBuilder(services));
        ServiceDecorator.DecorateAll(services);
        return services;
    }

    /// <summary>Registers an implementation of an annotated interface, decorated. Needs no order relative to <see cref="AddCacheable"/>.</summary>
    /// <typeparam name="TService">The annotated interface.</typeparam>
    /// <typeparam name="TImplementation">Its implementation.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="lifetime">The lifetime of the implementation and of its decorator.</param>
    /// <exception cref="InvalidOperationException">The interface has no cache attribute, so nothing was generated for it.</exception>
    public static IServiceCollection AddCached<
        TService,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        this IServiceCollection services,
        ServiceLifetime lifetime)
        where TService : class
        where TImplementation : class, TService
    {
        ArgumentNullException.ThrowIfNull(services);
        if (!DecorationCatalog.TryGet(typeof(TService), out _))
        {
            throw new InvalidOperationException(
                $"AddCached<{typeof(TService).Name}, {typeof(TImplementation).Name}>: no decorator was generated for {typeof(TService)}. " +
                "Annotate a method of the interface with [Cached] or [InvalidatesCache], or register it with Add" + lifetime + ".");
        }

        EngineServices.AddTo(services);
        var descriptor = ServiceDescriptor.Describe(typeof(TService), typeof(TImplementation), lifetime);
        services.Add(descriptor);
        ServiceDecorator.Decorate(services, descriptor);
        return services;
    }
}
