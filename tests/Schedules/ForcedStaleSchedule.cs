using System.Globalization;

namespace Cacheable.Schedules;

/// <summary>
/// The schedule that makes a plain cache serve a value for ever that was invalidated: a loader reads the old row; the row
/// changes; the invalidation returns; a new reader comes; the loader finishes; readers come. No step waits for a time.
/// </summary>
internal static class ForcedStaleSchedule
{
    public const int Trials = 200;

    /// <summary>How long a step may hang before the schedule counts it as lost. Never waited for where the cache is right.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // Past all doubt a reader that joined the doomed load, and the fate of the trial is known: no need for the whole patience.
    private static readonly TimeSpan JoinedTheDoomed = TimeSpan.FromSeconds(5);

    /// <summary>Runs the schedule and counts the trials in which a reader that came after the invalidation saw the old row.</summary>
    public static async Task<int> CountStaleAsync(IRowCache cache, int trials = Trials)
    {
        var run = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        var stale = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            stale += await IsStaleAsync(cache, new RowKey(run, trial)) ? 1 : 0;
        }

        // Once more at the end: by now, whatever a late fill put somewhere would be seen.
        await cache.QuietAsync();
        var late = 0;
        for (var trial = 0; trial < trials; trial++)
        {
            late += await ReadersSeeOldAsync(cache, new RowKey(run, trial)) ? 1 : 0;
        }

        return Math.Max(stale, late);
    }

    private static async Task<bool> IsStaleAsync(IRowCache cache, RowKey key)
    {
        const int Old = 1;
        const int New = 2;
        var row = Old;
        var hasRead = new TaskCompletionSource();
        var mayFinish = new TaskCompletionSource();

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
        var joined = !await CompletesAsync(second);
        mayFinish.SetResult();
        await first;
        await cache.QuietAsync();
        return joined || await second != New || await ReadersSeeOldAsync(cache, key);
    }

    private static async Task<bool> CompletesAsync(Task task)
    {
        try
        {
            await task.WaitAsync(JoinedTheDoomed);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private static async Task<bool> ReadersSeeOldAsync(IRowCache cache, RowKey key)
    {
        const int New = 2;
        return await cache.GetAsync(key, static () => Task.FromResult(New)) != New
            || await cache.GetElsewhereAsync(key, static () => Task.FromResult(New)) != New;
    }
}
