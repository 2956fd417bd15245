using System.Diagnostics.Metrics;
using Cacheable;
using Cacheable.Redis;
using Cacheable.Remote;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds Redis as the remote tier.</summary>
public static class RedisCacheableBuilderExtensions
{
    /// <summary>Uses the Redis at <paramref name="configuration"/> as L2. Nothing waits for it: the application starts without it as well.</summary>
    /// <param name="cache">The builder.</param>
    /// <param name="configuration">A connection string of StackExchange.Redis, <c>localhost:6379</c> at its simplest.</param>
    /// <param name="configure">Sets the other options.</param>
    /// <exception cref="ArgumentException"><paramref name="configuration"/> cannot be read. The message does not repeat it.</exception>
    public static ICacheableBuilder UseRedis(this ICacheableBuilder cache, string configuration, Action<RedisOptions>? configure = null) =>
        cache.UseRedis(ConnectionString.Parse(configuration), configure);

    /// <summary>Uses the Redis that <paramref name="configuration"/> leads to as L2.</summary>
    /// <param name="cache">The builder.</param>
    /// <param name="configuration">How to connect.</param>
    /// <param name="configure">Sets the other options.</param>
    public static ICacheableBuilder UseRedis(
        this ICacheableBuilder cache, ConfigurationOptions configuration, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return cache.AddRedis(options => options.Configuration = configuration, configure);
    }

    /// <summary>Uses a connection that the application has already as L2; the application closes it.</summary>
    /// <param name="cache">The builder.</param>
    /// <param name="multiplexer">The connection.</param>
    /// <param name="configure">Sets the other options.</param>
    public static ICacheableBuilder UseRedis(
        this ICacheableBuilder cache, IConnectionMultiplexer multiplexer, Action<RedisOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(multiplexer);
        return cache.AddRedis(options => options.Multiplexer = multiplexer, configure);
    }

    private static ICacheableBuilder AddRedis(
        this ICacheableBuilder cache, Action<RedisOptions> connect, Action<RedisOptions>? configure)
    {
        ArgumentNullException.ThrowIfNull(cache);
        var options = cache.Services.AddOptions<RedisOptions>().Configure(connect).ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        cache.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<RedisOptions>, RedisOptionsValidator>());
        cache.Services.Replace(ServiceDescriptor.Singleton<IRemoteTier>(static services => new RedisRemoteTier(
            services.GetRequiredService<IOptions<RedisOptions>>().Value,
            services.GetService<IMeterFactory>(),
            services.GetService<ILogger<RedisRemoteTier>>())));
        return cache;
    }
}
