using System.Globalization;

namespace Cacheable.Schedules;

/// <summary>
/// The schedule that makes a plain cache serve a value for ever that was invalidated: a loader reads the old row; the row
/// changes; the invalidation returns; a new reader comes; the loader finishes; readers come. No step waits for a time.
/// </summary>
internal static class ForcedStaleSchedule
{
    public const int Trials = 200;

    /// <summary>The row before it changed, as the loader of the schedule reads it.</summary>
    public const int Old = 1;

    /// <summary>The row since it changed.</summary>
    public const int New = 2;

    /// <summary>How long a step may hang before the schedule counts it as lost. Never waited for where the cache is right.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Past all doubt a reader that joined the doomed load, and the fate of the trial is known: no need for the whole patience.
    private static readonly TimeSpan JoinedTheDoomed = TimeSpan.FromSeconds(5);

    /// <summary>Runs the schedule and counts the trials in which a reader that came after the invalidation saw the old row.</summary>
    public static async Task<int> CountStaleAsync(IRowCache cache, int trials = Trials)
    {
        var keys = Keys(trials);
        var stale = new ForcedStaleCount();
        foreach (var key in keys)
        {
            stale += await RunAsync(cache, key, JoinedTheDoomed);
        }

        return Math.Max(stale.Stale, await CountLateAsync(cache, keys));
    }

    /// <summary>
    /// Runs all trials at once, each on a key of its own and in the order of the schedule, so that a cache whose readers join
    /// the doomed load costs the patience for one of them and not for each.
    /// </summary>
    /// <param name="cache">The cache.</param>
    /// <param name="joinedTheDoomed">How long a reader may take before it counts as one that joined.</param>
    public static async Task<ForcedStaleCount> CountStaleAtOnceAsync(IRowCache cache, TimeSpan joinedTheDoomed)
    {
        var keys = Keys(Trials);
        var trials = await Task.WhenAll(keys.Select(key => RunAsync(cache, key, joinedTheDoomed)));
        var stale = trials.Aggregate(static (sum, trial) => sum + trial);
        return stale with { Stale = Math.Max(stale.Stale, await CountLateAsync(cache, keys)) };
    }

    private static RowKey[] Keys(int trials)
    {
        var run = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        return [.. Enumerable.Range(0, trials).Select(trial => new RowKey(run, trial))];
    }

    private static async Task<ForcedStaleCount> RunAsync(IRowCache cache, RowKey key, TimeSpan joinedTheDoomed)
    {
        var row = Old;
        var hasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

        var first = cache.GetAsync(key, async () =>
        {
            var read = row;
            hasRead.SetResult();
            await mayFinish.Task;
            return read;
        });
        await hasRead.Task.WaitAsync(Patience);
        row = New;
        await cache.InvalidateAsync(key);

        var second = cache.GetAsync(key, () => Task.FromResult(row));
        var joined = !await CompletesAsync(second, joinedTheDoomed);
        mayFinish.SetResult();
        await first;
        await cache.QuietAsync();
        var stale = joined || await second != New || await ReadersSeeOldAsync(cache, key);
        return new ForcedStaleCount(stale ? 1 : 0, joined ? 1 : 0);
    }

    private static async Task<bool> CompletesAsync(Task task, TimeSpan patience)
    {
        try
        {
            await task.WaitAsync(patience);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Once more at the end: by now, whatever a late fill put somewhere would be seen.</summary>
    private static async Task<int> CountLateAsync(IRowCache cache, RowKey[] keys)
    {
        await cache.QuietAsync();
        var late = 0;
        foreach (var key in keys)
        {
            late += await ReadersSeeOldAsync(cache, key) ? 1 : 0;
        }

        return late;
    }

    private static async Task<bool> ReadersSeeOldAsync(IRowCache cache, RowKey key) =>
        await cache.GetAsync(key, static () => Task.FromResult(New)) != New
        || await cache.GetElsewhereAsync(key, static () => Task.FromResult(New)) != New;
}
