using Cacheable.Faults.Oracle;
using Cacheable.Faults.Staleness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Faults.Workload;

/// <summary>One instance in a process of its own. It ends when its standard input does, so it never outlives its conductor.</summary>
internal static class WorkerProgram
{
    private const int MostStories = 5;

    public static async Task<int> RunAsync(WorkerArguments arguments)
    {
        using var map = new OracleMap(arguments.Map);
        var identity = new Identity(arguments.Instance, arguments.Generation);
        await using var provider = Instance.Build(map, identity, arguments.Redis, arguments.Groups, arguments.L1Lease);
        using var meters = new CacheMeters(map.Boards[identity.Instance]);
        using var stopping = new CancellationTokenSource();

        var told = 0;
        void Tell(string story)
        {
            if (Interlocked.Increment(ref told) <= MostStories)
                Console.Out.WriteLine(story);
        }

        var work = arguments.Role == WorkerRole.Watch
            ? Watcher.Start(map, identity, provider.GetRequiredService<IItems>(), stopping.Token)
            : Load.Start(map, identity, provider, arguments, Tell, stopping.Token);
        Volatile.Write(ref map.Boards[identity.Instance].ReadyGeneration, identity.Generation);

        // The console reads on the calling thread, whatever its method is called.
        var ended = Task.Run(Console.In.ReadLine);
        while (!ended.IsCompleted)
        {
            await Task.WhenAny(ended, Pause.ForMilliseconds(500));
            meters.Publish();
        }

        await stopping.CancelAsync();
        await Task.WhenAll(work);
        meters.Publish();
        return 0;
    }
}
