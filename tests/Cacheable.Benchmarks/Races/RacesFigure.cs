using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Benchmarks.Races.Libraries.Fusion;
using Cacheable.Benchmarks.Races.Libraries.Hybrid;
using Cacheable.Benchmarks.Races.Libraries.Ours;
using Cacheable.Benchmarks.Races.Probes;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using StackExchange.Redis;

namespace Cacheable.Benchmarks.Races;

/// <summary>Forces the schedules that make a cache stale upon this one and its peers, on a real Redis, and prints who is stale where.</summary>
internal static class RacesFigure
{
    private const int Ours = 0;

    public static int Run(Arguments arguments) => RealRedis.Run(redis => RunAsync(redis, arguments));

    private static async Task<int> RunAsync(RedisGround redis, Arguments arguments)
    {
        Library[] libraries = [new CacheableLibrary(), new FusionCacheLibrary(), new HybridCacheLibrary()];
        var lines = new List<Line>();
        foreach (var probe in ForcedStaleProbes.All.Concat(RefreshProbes.All).Concat(FailSafeProbes.All).Concat(MessageProbes.All).Concat(StorageProbes.All).Concat(FlightProbes.All))
        {
            var cells = new List<Cell>();
            foreach (var library in libraries)
            {
                cells.Add(await probe.RunAsync(library, redis));
            }

            // Where the table goes to a file, whoever waits for it sees how far it is.
            Console.Error.WriteLine($"{probe.What}: {string.Join(" · ", cells.Select(static cell => cell.Text))}");
            lines.Add(new Line(probe.Part, probe.What, probe.Right, cells));
        }

        var matrix = new Matrix(
            $"Redis {redis.Version}, .NET {Environment.Version}, StackExchange.Redis {Library.VersionOf(typeof(IConnectionMultiplexer))}, " +
            $"Microsoft.Extensions.Caching.StackExchangeRedis {Library.VersionOf(typeof(RedisCache))}, {Environment.ProcessorCount} processors.",
            libraries,
            lines);
        Console.WriteLine(arguments.Markdown ? matrix.ToMarkdown() : matrix.ToText());
        if (arguments.JsonFile is { } file)
            await File.WriteAllTextAsync(file, matrix.ToJson());

        var wrong = matrix.WrongIn(Ours).ToList();
        foreach (var line in wrong)
        {
            Console.Error.WriteLine($"NOT RIGHT: {line.What}: {line.Cells[Ours].Text}, and {line.Right} is right.");
        }

        return arguments.Check && wrong.Count > 0 ? 1 : 0;
    }
}
