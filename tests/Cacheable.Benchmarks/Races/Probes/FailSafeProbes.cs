using Cacheable.Benchmarks.Harness;
using Cacheable.Benchmarks.Races.Libraries;
using Cacheable.Schedules;

namespace Cacheable.Benchmarks.Races.Probes;

/// <summary>
/// The forced schedules of fail-safe: an entry is past its end; its row changes and is invalidated; the source fails; readers come, who may
/// be told that it fails and may not be given the old row. In one of them a load is under way meanwhile, and fails then.
/// </summary>
internal static class FailSafeProbes
{
    private const string Part = "fail-safe";

    private const int MostReads = 500;

    private static readonly TimeSpan TimeToLive = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan FailSafe = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(10);

    // The reader that comes next may have to wait for the load that fails, which is not what is counted here.
    private static readonly TimeSpan WaitsForTheLoad = TimeSpan.FromMilliseconds(300);

    public static IEnumerable<Probe> All =>
    [
        new(Part, "the source fails, and nothing was invalidated; L1 + L2: readers who are given nothing of 200", "0", (library, redis) =>
            IfOfferedAsync(library, new Site(redis, CacheTiers.All), async (site, reading, _) => ForcedStaleSchedule.Trials - await CountOldAsync(reading, await EndedAsync(site, reading)))),
        .. from mode in Modes select Fails(mode.Tiers, mode.Elsewhere, mode.By),
        .. from mode in Modes select Overlapped(mode.Tiers, mode.Elsewhere, mode.By),
    ];

    private static (CacheTiers Tiers, bool Elsewhere, InvalidateBy By)[] Modes =>
    [
        (CacheTiers.L1, false, InvalidateBy.Key),
        (CacheTiers.L2, true, InvalidateBy.Key),
        (CacheTiers.All, false, InvalidateBy.Key),
        (CacheTiers.All, true, InvalidateBy.Key),
        (CacheTiers.All, true, InvalidateBy.Tag),
    ];

    private static Probe Fails(CacheTiers tiers, bool elsewhere, InvalidateBy by) =>
        new(Part, $"the source fails after the invalidation; {Said(tiers, elsewhere, by)}", "0", (library, redis) =>
            IfOfferedAsync(library, new Site(redis, tiers), async (site, reading, other) =>
            {
                var keys = await EndedAsync(site, reading);
                var rows = new RowCache(by, reading, elsewhere ? other : reading, other);
                await Task.WhenAll(keys.Select(rows.InvalidateAsync));
                return Math.Max(await CountOldAsync(reading, keys), await CountOldAsync(other, keys));
            }));

    private static Probe Overlapped(CacheTiers tiers, bool elsewhere, InvalidateBy by) =>
        new(Part, $"a load overlaps and fails; {Said(tiers, elsewhere, by)}", "0", (library, redis) =>
            IfOfferedAsync(library, new Site(redis, tiers), async (site, reading, other) =>
            {
                var keys = await EndedAsync(site, reading);
                var rows = new RowCache(by, reading, elsewhere ? other : reading, other);
                var trials = await Task.WhenAll(keys.Select(key => IsGivenAsync(rows, reading, key)));
                await rows.QuietAsync();
                return Math.Max(trials.Count(static isGiven => isGiven), Math.Max(await CountOldAsync(reading, keys), await CountOldAsync(other, keys)));
            }));

    private static string Said(CacheTiers tiers, bool elsewhere, InvalidateBy by) =>
        $"{tiers.Said()}, invalidated on {(elsewhere ? "another" : "the same")} instance, by {by.Said()}";

    private static async Task<Cell> IfOfferedAsync(Library library, Site site, Func<Site, IInstance, IInstance, Task<int>> countAsync)
    {
        if (!library.FailsSafe)
            return Cell.NotOffered;

        var safe = site with { TimeToLive = TimeToLive, FailSafe = FailSafe };
        await using var reading = await library.StartAsync(safe);
        await using var other = safe.HasL2 ? await library.StartAsync(safe) : reading;
        return Cell.Count(await countAsync(safe, reading, other));
    }

    /// <summary>Fills entries with the old rows, and waits for their end.</summary>
    private static async Task<RowKey[]> EndedAsync(Site site, IInstance reading)
    {
        var keys = FreshKeys.Take(ForcedStaleSchedule.Trials);
        await Task.WhenAll(keys.Select(key => reading.ReadAsync(key, ForcedStaleSchedule.Old)));
        await reading.QuietAsync();
        using var end = new PeriodicTimer(site.TimeToLive);
        await end.WaitForNextTickAsync();
        return keys;
    }

    /// <returns>Whether a reader who came after the invalidation was given the old row.</returns>
    private static async Task<bool> IsGivenAsync(RowCache rows, IInstance reading, RowKey key)
    {
        var hasBegun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var mayFail = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var next = new PeriodicTimer(BetweenReads);
        Task<bool> first;
        var reads = 0;
        do
        {
            // Until its entry has ended in every tier.
            await next.WaitForNextTickAsync();
            first = IsOldAsync(reading, key, async () =>
            {
                hasBegun.TrySetResult();
                await mayFail.Task;
            });
            await Task.WhenAny(first, hasBegun.Task);
        }
        while (!hasBegun.Task.IsCompleted && ++reads < MostReads);

        if (!hasBegun.Task.IsCompleted)
            throw new InvalidOperationException("Nothing was loaded.");

        await rows.InvalidateAsync(key);
        var given = IsOldAsync(reading, key, static () => Task.CompletedTask);
        using var patience = new PeriodicTimer(WaitsForTheLoad);
        await Task.WhenAny(given, patience.WaitForNextTickAsync().AsTask());
        mayFail.SetResult();

        // This one came before the invalidation: whatever it gets is right.
        await first;
        return await given;
    }

    private static async Task<int> CountOldAsync(IInstance instance, RowKey[] keys) =>
        (await Task.WhenAll(keys.Select(key => IsOldAsync(instance, key, static () => Task.CompletedTask)))).Count(static isOld => isOld);

    /// <summary>Whether a reader is given the old row while the source fails, once it is done with what comes <paramref name="before"/>.</summary>
    private static async Task<bool> IsOldAsync(IInstance instance, RowKey key, Func<Task> before)
    {
        try
        {
            return await instance.GetAsync(key, async _ =>
            {
                await before();
                throw new SourceDownException();
            }) == ForcedStaleSchedule.Old;
        }
        catch (SourceDownException)
        {
            return false;
        }
    }

    private sealed class SourceDownException() : Exception("The source is down.");
}
