using System.Diagnostics;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Run;

namespace Cacheable.Faults.Kinds;

/// <summary>What can happen to an instance itself.</summary>
internal static class WorkerFaults
{
    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("instance stopped (SIGSTOP)", StopAsync) { Weight = 3 },
        new("instance killed (kill -9)", KillAsync),
    ];

    /// <summary>Race 23: for the instance, time jumps; whatever it held before must not pass for fresh once its clock has run.</summary>
    private static async Task<bool> StopAsync(Stage stage)
    {
        var worker = stage.AnyWorker;
        Volatile.Write(ref worker.Board.StoppedAt, Stopwatch.GetTimestamp());
        await Signals.StopAsync(worker.Process);
        await stage.LastAsync(50, 2000);
        // Set before it runs again, for it judges itself; and again when it surely runs.
        Volatile.Write(ref worker.Board.ClockLateUntil, long.MaxValue);
        await Signals.ContinueAsync(worker.Process);
        Volatile.Write(ref worker.Board.ClockLateUntil, Stopwatch.GetTimestamp() + (long)(Judge.ClockError.TotalSeconds * Stopwatch.Frequency));
        return true;
    }

    /// <summary>Race 6: it is always loading something, so it dies with leases in its hand.</summary>
    private static async Task<bool> KillAsync(Stage stage)
    {
        var worker = stage.AnyWorker;
        await worker.KillAsync();
        await stage.LastAsync(0, 300);
        await worker.StartAsync();
        return true;
    }
}
