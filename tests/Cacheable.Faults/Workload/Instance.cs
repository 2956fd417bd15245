using Cacheable.Faults.Oracle;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace Cacheable.Faults.Workload;

/// <summary>An application's cache as this process has it: annotated service, ICache, L1 and L2, through a proxy or at the nodes of a cluster.</summary>
internal static class Instance
{
    public const string Namespace = "faults";

    public static ServiceProvider Build(OracleMap map, Identity identity, string address, int groups, TimeSpan l1Lease)
    {
        var redis = ConfigurationOptions.Parse(address);
        // Faults are over in a second here; the client's own patience is made for an operator's minutes.
        redis.ConnectTimeout = 1000;
        redis.HeartbeatInterval = TimeSpan.FromMilliseconds(200);
        redis.ReconnectRetryPolicy = new LinearRetry(100);
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
            .UseRedis(redis, options => (options.Namespace, options.Groups) = (Namespace, groups)));
        return services.BuildServiceProvider();
    }
}
