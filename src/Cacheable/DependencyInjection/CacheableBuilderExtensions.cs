using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cacheable.Tiers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Cacheable;

/// <summary>Chooses what the cache of an application is made of.</summary>
public static class CacheableBuilderExtensions
{
    /// <summary>Sets options.</summary>
    /// <param name="builder">The cache.</param>
    /// <param name="configure">Changes the options; a value out of range stops the start.</param>
    public static ICacheableBuilder Configure(this ICacheableBuilder builder, Action<CacheableOptions> configure)
    {
        builder.Services.Configure(configure);
        return builder;
    }

    /// <summary>
    /// Keeps L1 in the application's own <c>IMemoryCache</c> instead of a store of its own, for one memory budget. A hit then
    /// allocates its lookup key. Where the memory cache has a <c>SizeLimit</c>, every entry counts as one.
    /// </summary>
    /// <param name="builder">The cache.</param>
    public static ICacheableBuilder UseMemoryCache(this ICacheableBuilder builder)
    {
        builder.Services.AddMemoryCache();
        builder.Services.Replace(ServiceDescriptor.Singleton(static provider => new L1Choice(provider.GetRequiredService<IMemoryCache>())));
        return builder;
    }

    /// <summary>Writes the entries of every method that names no serializer of its own by <typeparamref name="TSerializer"/> instead of System.Text.Json.</summary>
    /// <remarks>What another serializer wrote is a miss.</remarks>
    /// <typeparam name="TSerializer">Made once, with the services that its constructor asks for.</typeparam>
    /// <param name="builder">The cache.</param>
    public static ICacheableBuilder UseSerializer<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSerializer>(
        this ICacheableBuilder builder)
        where TSerializer : class, ICacheSerializer
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<ICacheSerializer, TSerializer>());
        return builder;
    }

    /// <inheritdoc cref="UseSerializer{TSerializer}(ICacheableBuilder)"/>
    /// <param name="builder">The cache.</param>
    /// <param name="serializer">Serves all threads.</param>
    public static ICacheableBuilder UseSerializer(this ICacheableBuilder builder, ICacheSerializer serializer)
    {
        ArgumentNullException.ThrowIfNull(serializer);
        builder.Services.Replace(ServiceDescriptor.Singleton(serializer));
        return builder;
    }

    /// <summary>Serializes the types of a source-generated context by its metadata: no reflection, and what native AOT needs.</summary>
    /// <param name="builder">The cache.</param>
    /// <param name="context">A context such as <c>ShopJsonContext.Default</c>. Contexts are asked in the order they were added.</param>
    public static ICacheableBuilder AddJsonContext(this ICacheableBuilder builder, JsonSerializerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        builder.Services.AddSingleton(context);
        return builder;
    }
}
