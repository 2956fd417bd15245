using Testcontainers.Redis;
using Xunit;

namespace Cacheable.Tests.Servers;

/// <summary>
/// A real Redis for a test collection: <c>CACHEABLE_TEST_REDIS</c> (a connection string; the server may be flushed), else the
/// installed <c>redis-server</c> as a child process, else a container where Docker answers. Where there is none, a test that
/// asks is skipped, or fails with <c>CACHEABLE_REQUIRE_SERVERS=1</c>.
/// </summary>
public sealed class RedisServer : ITestServer, IAsyncLifetime
{
    private RedisProcess? _process;
    private RedisContainer? _container;
    private string? _configuration;
    private string? _reason;

    public string Configuration => _configuration ?? Missing();

    /// <summary>A server of the running test's own, to be killed and paused: only an installed <c>redis-server</c> will do.</summary>
    public static async Task<RedisProcess> StartOwnAsync()
    {
        var program = RedisProcess.FindProgram();
        if (program is null)
        {
            MissingServer.Say("this test kills its Redis, so it needs redis-server to be installed.");
        }

        return await RedisProcess.StartAsync(program!);
    }

    public async ValueTask InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("CACHEABLE_TEST_REDIS") is { Length: > 0 } given)
        {
            _configuration = given;
        }
        else if (RedisProcess.FindProgram() is { } program)
        {
            _process = await RedisProcess.StartAsync(program);
            _configuration = _process.Configuration;
        }
        else
        {
            await TryContainerAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        if (_container is not null)
        {
            await _container.DisposeAsync();
        }
    }

    private async Task TryContainerAsync()
    {
        try
        {
            var container = new RedisBuilder("redis:7.0").Build();
            await container.StartAsync();
            _container = container;
            _configuration = container.GetConnectionString();
        }
        catch (Exception exception)
        {
            // Whatever keeps the container from starting, the outcome is the same: no server, and a reason to show.
            _reason = $"CACHEABLE_TEST_REDIS is not set, redis-server is not installed, and Docker did not start one: {exception.Message}";
        }
    }

    private string Missing()
    {
        MissingServer.Say($"there is no real Redis: {_reason}");
        return string.Empty;
    }
}
