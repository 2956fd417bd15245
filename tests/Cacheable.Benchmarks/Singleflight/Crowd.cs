using System.Diagnostics;

namespace Cacheable.Benchmarks.Singleflight;

/// <summary>10,000 callers on three instances who all ask before any load may end, and then go on to other keys as they are answered.</summary>
internal static class Crowd
{
    /// <summary>The first question meets a cold key; the later ones meet flights, leases, fills and hits as they come.</summary>
    private const int QuestionsEach = 10;

    // Prime to the number of keys, so that no two callers walk the same way side by side.
    private const int Stride = 97;

    public static async Task<Outcome> AskAsync(Fleet fleet, CountedRows rows)
    {
        var allHaveAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = Stopwatch.GetTimestamp();
        var callers = Enumerable.Range(0, Fleet.Callers).Select(caller => AskAsync(fleet, rows, caller, allHaveAsked.Task)).ToList();
        allHaveAsked.SetResult();
        var wrong = await Task.WhenAll(callers);
        var took = Stopwatch.GetElapsedTime(start);
        await fleet.QuietAsync();
        return rows.Count(wrong.Sum(), took);
    }

    private static async Task<int> AskAsync(Fleet fleet, CountedRows rows, int caller, Task allHaveAsked)
    {
        var instance = fleet.Of(caller / Fleet.Keys);
        var wrong = 0;
        for (var question = 0; question < QuestionsEach; question++)
        {
            var key = rows.Keys[(caller + (question * Stride)) % Fleet.Keys];
            wrong += await Answers.IsWrongAsync(instance.GetAsync(key, _ => rows.LoadAsync(key, allHaveAsked)), rows.Version) ? 1 : 0;
        }

        return wrong;
    }
}
