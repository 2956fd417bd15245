using System.Diagnostics;
using System.Globalization;
using Cacheable.Faults.Kinds;
using Cacheable.Faults.Network;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Workload;

namespace Cacheable.Faults.Run;

/// <summary>Runs instances under load, does a schedule of faults to them, and counts what the oracle says.</summary>
internal sealed class FaultRun(RunOptions options, Ground ground, IReadOnlyList<FaultKind> kinds)
{
    private readonly FaultTable _table = new();
    private readonly List<string> _heard = [];

    /// <returns>The exit code: 1 when something stale was read or a demanded number was not reached, and that is checked.</returns>
    public async Task<int> RunAsync(Demanded demanded)
    {
        using var folder = new RunFolder();
        using var map = new OracleMap(folder.Path("map"));
        await using var fleet = new Fleet(map, [.. Enumerable.Range(0, options.Instances).Select(instance => NewWorker(instance, map, folder.Path("map")))]);
        var random = new Random(options.Seed);
        var stage = new Stage(map, fleet, ground, options.L1Lease, random);
        var begun = Stopwatch.GetTimestamp();

        await Task.WhenAll(fleet.Workers.Select(static worker => worker.StartAsync()));
        await fleet.RecoverAsync();
        await InjectAllAsync(stage, new Schedule(options.Instances, random) { MeetsNetworkFaults = ground.HasProxies }, demanded);
        foreach (var worker in fleet.Workers)
            await worker.FinishAsync();

        return Report(fleet, demanded, Stopwatch.GetElapsedTime(begun));
    }

    private async Task InjectAllAsync(Stage stage, Schedule schedule, Demanded demanded)
    {
        foreach (var step in schedule.Rounds(demanded.Rounds, kinds))
            await InjectAsync(stage, step);

        while (stage.Fleet.Operations < demanded.Operations || _table.Injections < demanded.Injections)
            await InjectAsync(stage, schedule.More(kinds));
    }

    private async Task InjectAsync(Stage stage, Step step)
    {
        var begun = Stopwatch.GetTimestamp();
        var before = Count(stage.Fleet);
        var injected = step.Single is { } single
            ? [(single.Name, await single.InjectAsync(stage))]
            : await Task.WhenAll(step.Volley.Zip(stage.Fleet.Workers, async (fault, worker) =>
                (fault.Name, TookEffect: await fault.InjectAsync(stage, worker.Proxy))));
        var recovery = await stage.Fleet.RecoverAsync();
        var after = Count(stage.Fleet);

        foreach (var (name, tookEffect) in injected)
        {
            _table.Add(
                name, tookEffect, after.Operations - before.Operations, after.Deferred - before.Deferred, after.Violations - before.Violations, recovery);
        }

        if (options.IsVerbose)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{after.Operations,12:#,0}  {string.Join(" + ", injected.Select(static fault => fault.Item1))}: {after.Deferred - before.Deferred} deferred, recovered in {recovery.TotalMilliseconds:0} ms, {after.Violations - before.Violations} violations, {Stopwatch.GetElapsedTime(begun).TotalSeconds:0.0} s"));
        }
    }

    private static (long Operations, long Deferred, long Violations) Count(Fleet fleet) => (
        fleet.Operations,
        fleet.Sum(static board => Volatile.Read(ref board.Deferred)),
        fleet.Sum(static board => Volatile.Read(ref board.Violations)));

    private Worker NewWorker(int instance, OracleMap map, string path)
    {
        var proxy = ground.HasProxies ? new FaultyProxy(ground.Port) : null;
        return new Worker(
            instance,
            map,
            proxy,
            generation => new WorkerArguments(
                path, instance, generation, proxy?.Configuration ?? ground.Configuration, ground.Groups, options.L1Lease, Seed(instance, generation), WorkerRole.Load).ToWords(),
            Hear);
    }

    // Not HashCode, which differs from process to process.
    private int Seed(int instance, long generation) => (options.Seed * 1000) + (instance * 100) + (int)generation;

    private void Hear(string line)
    {
        lock (_heard)
        {
            _heard.Add(line);
        }
    }

    private int Report(Fleet fleet, Demanded demanded, TimeSpan took)
    {
        _table.Print(Console.Out);
        Console.WriteLine();
        lock (_heard)
            _heard.ForEach(Console.WriteLine);

        var figures = new RunFigures(_table.Kinds, _table.Injections, fleet, took);
        figures.Print(Console.Out, options);
        var missed = figures.Missed(demanded).ToList();
        missed.ForEach(static what => Console.WriteLine($"MISSED {what}"));
        return options.Check && missed.Count > 0 ? 1 : 0;
    }
}
