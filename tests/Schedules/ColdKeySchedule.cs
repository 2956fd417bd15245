using System.Globalization;
using Cacheable.Contract;

namespace Cacheable.Schedules;

/// <summary>Many callers on several instances ask for one cold key at once; the load ends when all have asked.</summary>
internal static class ColdKeySchedule
{
    /// <summary>Runs the schedule once and returns how often the loader ran.</summary>
    public static async Task<int> CountLoadsAsync(int callers, params ScheduledInstance[] instances)
    {
        var key = new RowKey(Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture), 0);
        var plan = new CachedMethodPlan { Method = "IRows.GetAsync", KeyTemplate = "row:<id>:value", TimeToLive = TimeSpan.FromMinutes(10) };
        var methods = Array.ConvertAll(instances, instance => instance.Engine.Cached<RowKey, int>(plan));
        var allHaveAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var loads = 0;

        var answers = Enumerable.Range(0, callers)
            .Select(caller => methods[caller % methods.Length].GetAsync(key, 0, 0, async (_, _, _) =>
            {
                await allHaveAsked.Task;
                return Interlocked.Increment(ref loads);
            }).AsTask())
            .ToList();
        allHaveAsked.SetResult();

        Assert.All(await Task.WhenAll(answers).WaitAsync(ForcedStaleSchedule.Patience), static value => Assert.Equal(1, value));
        return loads;
    }
}
