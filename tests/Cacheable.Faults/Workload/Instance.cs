using Cacheable.Faults.Oracle;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Cacheable.Faults.Workload;

/// <summary>An application's cache as this process has it: annotated service, ICache, L1 and, through a proxy, L2.</summary>
internal static class Instance
{
    public static ServiceProvider Build(OracleMap map, Identity identity, int port, TimeSpan l1Lease)
    {
        var redis = new ConfigurationOptions
        {
            EndPoints = { { "127.0.0.1", port } },
            // Faults are over in a second here; the client's own patience is made for an operator's minutes.
            ConnectTimeout = 1000,
            HeartbeatInterval = TimeSpan.FromMilliseconds(200),
            ReconnectRetryPolicy = new LinearRetry(100),
        };
        var services = new ServiceCollection();
        services.AddSingleton(map);
        services.AddSingleton(identity);
        services.AddSingleton<Items>();
        services.AddSingleton<IItems>(static provider => provider.GetRequiredService<Items>());
        services.AddCacheable(cache => cache
            .Configure(options =>
            {
                options.L1Lease = l1Lease;
                // How long the others wait for an instance that is killed while it loads.
                options.LeaseDuration = TimeSpan.FromSeconds(2);
            })
            .UseRedis(redis, options => options.Namespace = "faults"));
        return services.BuildServiceProvider();
    }
}
