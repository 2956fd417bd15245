using Cacheable.Faults.Oracle;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Faults.Workload;

/// <summary>The readers and writers of one instance.</summary>
internal static class Load
{
    private const int NearReaders = 16;
    private const int NearBurst = 100;
    private const int FarReaders = 3;
    private const int FarBurst = 4;
    private const int Writers = 2;

    /// <summary>Starts them; each ends when <paramref name="stopping"/> is cancelled.</summary>
    public static IReadOnlyList<Task> Start(
        OracleMap map, Identity identity, ServiceProvider provider, WorkerArguments arguments, Action<string> tell, CancellationToken stopping)
    {
        var judge = new Judge(map.Demands, map.Splits, map.Boards, arguments.L1Lease);
        var items = provider.GetRequiredService<IItems>();
        var source = provider.GetRequiredService<Items>();
        var cache = provider.GetRequiredService<ICache>();
        var ledger = new Ledger(map, identity);
        var seeds = new Random(arguments.Seed);

        var near = Enumerable.Range(0, NearReaders)
            .Select(_ => new NearReader(map, identity, judge, tell, items, cache, source, seeds.Next()))
            .Select(reader => Task.Run(() => reader.RunAsync(NearBurst, stopping), CancellationToken.None));
        var far = Enumerable.Range(0, FarReaders)
            .Select(part => new FarReader(map, identity, judge, tell, items, part, FarReaders, seeds.Next()))
            .Select(reader => Task.Run(() => reader.RunAsync(FarBurst, stopping), CancellationToken.None));
        var writers = Enumerable.Range(0, Writers)
            .Select(_ => new Writer(map, identity, items, cache, source, ledger, seeds.Next()))
            .Select(writer => Task.Run(() => writer.RunAsync(stopping), CancellationToken.None));
        return [.. near, .. far, .. writers];
    }
}
