using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Benchmarks.Races.Libraries.Ours;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>
/// The forced schedule of an early refresh: a refresh in the background reads the old row; the row changes; the invalidation returns; a
/// new reader comes; the refresh ends; readers come.
/// </summary>
internal static class RefreshProbes
{
    private const string Part = "early refresh";

    private const int MostReads = 500;

    // The reader that comes next may have to wait for the refresh, which is not what is counted here.
    private static readonly TimeSpan WaitsForTheRefresh = TimeSpan.FromMilliseconds(300);

    // For a library that says nowhere that its refresh has ended.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);

    public static IEnumerable<Probe> All =>
    [
        .. from tiers in new[] { CacheTiers.L1, CacheTiers.L2, CacheTiers.All }
           from elsewhere in tiers == CacheTiers.L1 ? new[] { false } : [false, true]
           select Overlapped(tiers, elsewhere, InvalidateBy.Key),
        Overlapped(CacheTiers.All, elsewhere: true, InvalidateBy.Tag),
    ];

    private static Probe Overlapped(CacheTiers tiers, bool elsewhere, InvalidateBy by)
    {
        var where = elsewhere ? "invalidated on another instance" : "invalidated on the same instance";
        return new Probe(Part, $"a slow refresh overlaps; {tiers.Said()}, {where}, by {by.Said()}", "0", async (library, redis) =>
            library.RefreshesEarly ? await CountAsync(library, new Site(redis, tiers) { RefreshesEarly = true }, elsewhere, by) : Cell.NotOffered);
    }

    private static async Task<Cell> CountAsync(Library library, Site site, bool elsewhere, InvalidateBy by)
    {
        await using var refreshing = await library.StartAsync(site);
        await using var other = site.HasL2 ? await library.StartAsync(site) : refreshing;
        var rows = new RowCache(by, refreshing, elsewhere ? other : refreshing, other);
        var keys = FreshKeys.Take(ForcedStaleSchedule.Trials);
        var trials = await Task.WhenAll(keys.Select(key => IsStaleAsync(rows, refreshing, key)));
        if (trials.Contains(null))
            return library is CacheableLibrary ? throw new InvalidOperationException("Nothing was refreshed.") : Cell.NotOffered;

        var stale = trials.Count(static isStale => isStale is true);
        using var settling = new PeriodicTimer(Settling);
        await settling.WaitForNextTickAsync();
        await rows.QuietAsync();
        return Cell.Count(Math.Max(stale, Math.Max(await refreshing.CountOldAsync(keys), await other.CountOldAsync(keys))));
    }

    /// <returns>Whether a reader saw the old row; <see langword="null"/> where nothing was refreshed.</returns>
    private static async Task<bool?> IsStaleAsync(RowCache rows, IInstance refreshing, RowKey key)
    {
        var row = ForcedStaleSchedule.Old;
        var hasRead = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayFinish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await refreshing.ReadAsync(key, row);
        await refreshing.StoredAsync(key);

        // Each library refreshes from some moment of the entry's life on.
        using var next = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        for (var reads = 0; !hasRead.Task.IsCompleted; reads++)
        {
            if (reads == MostReads)
            {
                mayFinish.SetResult();
                return null;
            }

            await rows.GetAsync(key, async () =>
            {
                var read = row;
                hasRead.TrySetResult();
                await mayFinish.Task;
                return read;
            });
            await next.WaitForNextTickAsync();
        }

        row = ForcedStaleSchedule.New;
        await rows.InvalidateAsync(key);
        var isStale = refreshing.SeesOldAsync(key);
        using var patience = new PeriodicTimer(WaitsForTheRefresh);
        await Task.WhenAny(isStale, patience.WaitForNextTickAsync().AsTask());
        mayFinish.SetResult();
        return await isStale || await refreshing.SeesOldAsync(key);
    }
}
