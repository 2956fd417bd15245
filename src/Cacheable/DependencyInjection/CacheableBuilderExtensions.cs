using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Cacheable.Configuration;
using Cacheable.Tiers;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Configuration;
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
    /// Takes what configuration says of methods and of the whole cache from <paramref name="section"/>. Without this call it is the section <c>Cacheable</c> of the
    /// application's configuration, where the container has one, as under any host.
    /// </summary>
    /// <param name="builder">The cache.</param>
    /// <param name="section">The section itself: <c>builder.Configuration.GetSection("Caching")</c>. What it says wrongly stops the start, and is refused where it is loaded later.</param>
    /// <exception cref="ArgumentException"><paramref name="section"/> is the root of a configuration and no section of it.</exception>
    public static ICacheableBuilder UseConfiguration(this ICacheableBuilder builder, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        if (section is IConfigurationRoot)
        {
            // Everything else of the application would be read as settings of the cache.
            throw new ArgumentException(
                $"This is the root of a configuration, which holds more than the cache's settings; pass its section, as in configuration.GetSection(\"{ConfigurationSource.SectionName}\").",
                nameof(section));
        }

        return builder.With(section);
    }

    /// <summary>Looks at no configuration: what attributes and code say holds.</summary>
    /// <param name="builder">The cache.</param>
    public static ICacheableBuilder IgnoreConfiguration(this ICacheableBuilder builder) => builder.With(section: null);

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

    private static ICacheableBuilder With(this ICacheableBuilder builder, IConfiguration? section)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton(new ConfigurationSource(section, isNamed: true)));
        return builder;
    }
}
