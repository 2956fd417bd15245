using Cacheable.Tests.Servers;

namespace Cacheable.Benchmarks.Harness;

/// <summary>Runs a figure that means something only on a real Redis.</summary>
internal static class RealRedis
{
    /// <summary>Starts a server of the figure's own. Where none is installed the figure is skipped with the reason, or fails where servers are required.</summary>
    /// <param name="figureAsync">The figure.</param>
    /// <param name="options">Options of <c>redis-server</c>.</param>
    public static int Run(Func<RedisGround, Task<int>> figureAsync, params string[] options)
    {
        if (RedisProcess.FindProgram() is { } program)
            return RunAsync(program, figureAsync, options).GetAwaiter().GetResult();

        Console.WriteLine("Skipped: redis-server is not installed, and nothing else shows what a real Redis does.");
        return Environment.GetEnvironmentVariable("CACHEABLE_REQUIRE_SERVERS") == "1" ? 1 : 0;
    }

    private static async Task<int> RunAsync(string program, Func<RedisGround, Task<int>> figureAsync, string[] options)
    {
        await using var redis = await RedisGround.StartAsync(program, options);
        return await figureAsync(redis);
    }
}
