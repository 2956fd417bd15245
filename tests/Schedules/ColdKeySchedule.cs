using System.Globalization;
using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Schedules;

/// <summary>Many callers on several instances ask for one cold key at once; the load ends when all have asked.</summary>
internal static class ColdKeySchedule
{
    /// <summary>Runs the schedule once and returns how often the loader ran.</summary>
    public static Task<int> CountLoadsAsync(int callers, params ScheduledInstance[] instances)
    {
        var plan = new CachedMethodPlan { Method = "IRows.GetAsync", KeyTemplate = "row-<id>:row:value", TimeToLive = TimeSpan.FromMinutes(10) };
        return CountLoadsAsync(callers, Array.ConvertAll(instances, instance =>
        {
            var method = instance.Engine.Cached<RowKey, int>(plan);
            return new Func<RowKey, Func<Task<int>>, Task<int>>(
                (key, loader) => method.GetAsync(CacheScope.None, key, loader, 0, static (load, _, _) => new ValueTask<int>(load())).AsTask());
        }));
    }

    /// <summary>Runs the schedule once on the reads of several instances, and returns how often the loader ran.</summary>
    /// <exception cref="InvalidOperationException">A caller was answered with what no load returned.</exception>
    public static async Task<int> CountLoadsAsync(int callers, params Func<RowKey, Func<Task<int>>, Task<int>>[] reads)
    {
        var key = new RowKey(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), 0);
        var allHaveAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loads = 0;

        var answers = Enumerable.Range(0, callers)
            .Select(caller => reads[caller % reads.Length](key, async () =>
            {
                await allHaveAsked.Task;
                return Interlocked.Increment(ref loads);
            }))
            .ToList();
        allHaveAsked.SetResult();

        var values = await Task.WhenAll(answers).WaitAsync(ForcedStaleSchedule.Patience);
        return values.All(value => value >= 1 && value <= loads)
            ? loads
            : throw new InvalidOperationException("A caller was answered with what no load returned.");
    }
}
