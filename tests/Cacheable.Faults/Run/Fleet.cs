using System.Diagnostics;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Run;

/// <summary>All instances of a run.</summary>
internal sealed class Fleet(OracleMap map, IReadOnlyList<Worker> workers) : IAsyncDisposable
{
    private static readonly TimeSpan LongestRecovery = TimeSpan.FromSeconds(30);

    public IReadOnlyList<Worker> Workers => workers;

    public long Operations => Sum(static board => board.Operations);

    /// <summary>A count over all instances.</summary>
    public long Sum(Func<Board, long> count) => workers.Sum(worker => count(worker.Board));

    /// <summary>All reach <paramref name="port"/> from now on, on new connections.</summary>
    public void SwitchTo(int port, int except = -1)
    {
        foreach (var worker in workers.Where(worker => worker.Instance != except))
        {
            worker.Proxy.Target = port;
            worker.Proxy.Cut(reset: true);
        }
    }

    /// <summary>Returns when no write is under way and none begins.</summary>
    public async Task RestWritersAsync()
    {
        map.Control.WritersRest = true;
        while (Sum(static board => Volatile.Read(ref board.WritesUnderWay)) > 0)
            await Pause.ForMilliseconds(2);
    }

    public void WakeWriters() => map.Control.WritersRest = false;

    /// <summary>Waits until every instance (or one) has applied an invalidation that began from now on.</summary>
    /// <returns>How long that took.</returns>
    public async Task<TimeSpan> RecoverAsync(int only = -1)
    {
        var since = Stopwatch.GetTimestamp();
        foreach (var worker in workers.Where(worker => only < 0 || worker.Instance == only))
        {
            while (Volatile.Read(ref worker.Board.LastAppliedBegan) < since)
            {
                if (Stopwatch.GetElapsedTime(since) > LongestRecovery)
                    throw new TimeoutException($"Instance {worker.Instance} applied nothing for {LongestRecovery.TotalSeconds} s after the fault was over.");

                await Pause.ForMilliseconds(1);
            }
        }

        return Stopwatch.GetElapsedTime(since);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var worker in workers)
            await worker.DisposeAsync();
    }
}
