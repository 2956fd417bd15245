using Xunit;

namespace Cacheable.Tests.Servers;

/// <summary>A Redis Cluster for a test collection. Only an installed <c>redis-server</c> will do; tests move its slots and stop its nodes.</summary>
public sealed class RedisClusterServer : ITestServer, IAsyncLifetime
{
    private RedisCluster? _cluster;

    public string Configuration => Cluster.Configuration;

    public RedisCluster Cluster => _cluster ?? Missing();

    public async ValueTask InitializeAsync()
    {
        if (RedisProcess.FindProgram() is { } program)
        {
            _cluster = await RedisCluster.StartAsync(program);
        }
    }

    public ValueTask DisposeAsync() => _cluster?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static RedisCluster Missing()
    {
        MissingServer.Say("a Redis Cluster needs redis-server to be installed.");
        throw new InvalidOperationException("Said above.");
    }
}
