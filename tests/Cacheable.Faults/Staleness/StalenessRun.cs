using System.Diagnostics;
using Cacheable.Faults.Network;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Run;
using Cacheable.Faults.Workload;
using Cacheable.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Faults.Staleness;

/// <summary>
/// How long the L1 of another instance is stale when it does not hear of an invalidation: for each lost message, from the end of
/// the invalidation to the last read that still returned the old version.
/// </summary>
internal sealed class StalenessRun(RunOptions options, ServerSet servers)
{
    private static readonly TimeSpan LongestRound = TimeSpan.FromSeconds(60);

    private readonly StalenessTable _table = new(options.L1Lease);

    public static async Task<int> RunAsync(RunOptions options, int cuts)
    {
        if (RedisProcess.FindProgram() is not { } program)
        {
            await Console.Error.WriteLineAsync("This cuts connections of a Redis, so it needs redis-server to be installed.");
            return 2;
        }

        await using var servers = await ServerSet.StartAsync(program);
        return await new StalenessRun(options, servers).RunAsync(cuts);
    }

    private async Task<int> RunAsync(int cuts)
    {
        using var folder = new RunFolder();
        using var map = new OracleMap(folder.Path("map"));
        // The one that invalidates lives here, beside the watchers' processes, and loses nothing.
        var writer = new Identity(OracleMap.MaxInstances - 1, 1);
        await using var provider = Instance.Build(map, writer, servers.Master.Configuration, groups: 1, options.L1Lease);
        var watchers = Enumerable.Range(0, OracleMap.MaxInstances - 1).Select(instance => NewWatcher(instance, map, folder.Path("map"))).ToList();
        await using var fleet = new Fleet(map, watchers);
        await Task.WhenAll(watchers.Select(static watcher => watcher.StartAsync()));

        var rows = new RowWriter(map, provider, writer, options);
        for (var round = 0; round < CutKind.All.Count || _table.Cuts < cuts; round++)
            await CutAsync(map, watchers, rows, CutKind.All[round % CutKind.All.Count]);

        foreach (var watcher in watchers)
            await watcher.FinishAsync();

        return _table.Report(options);
    }

    private async Task CutAsync(OracleMap map, List<Worker> watchers, RowWriter rows, CutKind kind)
    {
        await UntilAllSeeAsync(map, watchers);
        foreach (var watcher in watchers)
        {
            for (var row = 0; row < Watcher.Rows; row++)
                Volatile.Write(ref map.Sightings.Staleness(watcher.Instance, row), 0);

            watcher.Proxy.Faults = kind.Faults;
        }

        var lostBefore = watchers.ConvertAll(static watcher => watcher.Proxy.LostMessages);
        var invalidating = rows.InvalidateAllAsync();
        if (kind.CutsSubscriber)
        {
            await Pause.For(options.L1Lease / 2);
            watchers.ForEach(static watcher => watcher.Proxy.Cut(reset: true, subscribersOnly: true));
        }

        await invalidating;
        // However long the lease, one that was never heard of would still be served now.
        await Pause.For(options.L1Lease * 2);
        foreach (var (watcher, before) in watchers.Zip(lostBefore))
        {
            _table.Count(kind.LeavesGaps ? Watcher.Rows : (int)Math.Min(Watcher.Rows, watcher.Proxy.LostMessages - before));
            for (var row = 0; row < Watcher.Rows; row++)
                _table.Add(kind.Name, Volatile.Read(ref map.Sightings.Staleness(watcher.Instance, row)));

            watcher.Proxy.Faults = LinkFaults.None;
            if (kind.LeavesGaps)
                watcher.Proxy.Cut(reset: true);
        }
    }

    /// <summary>Waits until every watcher holds every row in L1 as it is.</summary>
    private static async Task UntilAllSeeAsync(OracleMap map, List<Worker> watchers)
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var watcher in watchers)
        {
            for (var row = 0; row < Watcher.Rows; row++)
            {
                while (Volatile.Read(ref map.Sightings.Version(watcher.Instance, row)) != map.Source.Read(row))
                {
                    if (Stopwatch.GetElapsedTime(begun) > LongestRound)
                        throw new TimeoutException($"Instance {watcher.Instance} does not hold row {row} in L1 as it is.");

                    await Pause.ForMilliseconds(1);
                }
            }
        }
    }

    private Worker NewWatcher(int instance, OracleMap map, string path)
    {
        var proxy = new FaultyProxy(servers.Master.Port);
        return new Worker(
            instance,
            map,
            proxy,
            generation => new WorkerArguments(path, instance, generation, proxy.Configuration, Groups: 1, options.L1Lease, options.Seed, WorkerRole.Watch).ToWords(),
            Console.WriteLine);
    }
}
