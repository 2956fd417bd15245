using System.Diagnostics;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>10,000 callers of whom those who load come to grief.</summary>
internal static class TroubledLeaders
{
    private const int CallersOfKey = Fleet.Callers / Fleet.Keys;

    /// <summary>The caller who leads the load of each key cancels while all others wait, on its own instance and elsewhere.</summary>
    public static async Task<Outcome> CancelAsync(Fleet fleet, CountedRows rows)
    {
        using var leave = new CancellationTokenSource();
        var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Stopwatch.GetTimestamp();
        var leaders = await Task.WhenAll(rows.Keys.Select(key => LeadAsync(fleet.Of(key.Id), key, rows, mayFinish.Task, leave.Token)));

        var waiters = rows.Keys
            .SelectMany(key => Enumerable.Range(key.Id, CallersOfKey - 1).Select(n => fleet.Of(n).GetAsync(key, _ => rows.LoadAsync(key, mayFinish.Task))))
            .ToList();
        await leave.CancelAsync();
        await Task.WhenAll(leaders).ContinueWith(static _ => { }, TaskScheduler.Default);

        // Whether the load goes on for the others or one of them loads again, both are right.
        mayFinish.SetResult();
        var wrong = await Task.WhenAll(waiters.Select(waiter => Answers.IsWrongAsync(waiter, rows.Version)));
        return rows.Count(wrong.Count(static isWrong => isWrong), Stopwatch.GetElapsedTime(start));
    }

    /// <summary>The load of each key throws when all callers of one instance have asked for it.</summary>
    public static async Task<Outcome> ThrowAsync(Fleet fleet, CountedRows rows)
    {
        var allHaveAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Stopwatch.GetTimestamp();
        var callers = rows.Keys
            .SelectMany(key => Enumerable.Repeat(key, CallersOfKey))
            .Select(key => fleet.First.GetAsync(key, async _ =>
            {
                await rows.LoadAsync(key, allHaveAsked.Task);
                throw new SourceDownException();
            }))
            .ToList();
        allHaveAsked.SetResult();
        var wrong = await Task.WhenAll(callers.Select(Answers.HidesFailureAsync));
        return rows.Count(wrong.Count(static isWrong => isWrong), Stopwatch.GetElapsedTime(start));
    }

    /// <summary>Returns when the load is under way; the result is the leader's own call.</summary>
    private static async Task<Task> LeadAsync(IInstance instance, RowKey key, CountedRows rows, Task mayFinish, CancellationToken leave)
    {
        var loads = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var leader = instance.GetAsync(
            key,
            token =>
            {
                loads.SetResult();
                return rows.LoadAsync(key, mayFinish.WaitAsync(token));
            },
            leave);
        await loads.Task.WaitAsync(ForcedStaleSchedule.Patience, leave);
        return leader;
    }
}
