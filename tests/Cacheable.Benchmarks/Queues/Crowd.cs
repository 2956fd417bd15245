using System.Diagnostics;

namespace Cacheable.Benchmarks.Queues;

/// <summary>Callers at once, each with users of its own, who click by Zipf's law; so every cart has one writer and a last click.</summary>
internal sealed class Crowd(int callers, int usersOfEach)
{
    private readonly double[] _sums = Sums(usersOfEach);

    /// <summary>The last click of each user.</summary>
    public long[] Clicks { get; } = new long[callers * usersOfEach];

    /// <summary>Saves until every caller has made its calls, and answers how long each took in microseconds.</summary>
    /// <param name="calls">How many calls each caller makes.</param>
    /// <param name="saveAsync">Saves a cart.</param>
    public Task<List<double>> ClickAsync(int calls, Func<int, Cart, Task> saveAsync) => ClickAsync(made => made < calls, saveAsync);

    /// <summary>Saves for a time.</summary>
    /// <param name="time">How long.</param>
    /// <param name="saveAsync">Saves a cart.</param>
    public Task<List<double>> ClickAsync(TimeSpan time, Func<int, Cart, Task> saveAsync)
    {
        var start = Stopwatch.GetTimestamp();
        return ClickAsync(_ => Stopwatch.GetElapsedTime(start) < time, saveAsync);
    }

    private static double[] Sums(int count)
    {
        var sum = 0.0;
        return [.. Enumerable.Range(1, count).Select(rank => sum += 1.0 / rank)];
    }

    private async Task<List<double>> ClickAsync(Func<int, bool> goesOn, Func<int, Cart, Task> saveAsync)
    {
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => ClickAsync(caller, goesOn, saveAsync))));
        return [.. times.SelectMany(static one => one)];
    }

    private async Task<List<double>> ClickAsync(int caller, Func<int, bool> goesOn, Func<int, Cart, Task> saveAsync)
    {
        var random = new Random(caller);
        var times = new List<double>();
        while (goesOn(times.Count))
        {
            var drawn = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
            var user = (caller * usersOfEach) + Math.Min(drawn < 0 ? ~drawn : drawn, usersOfEach - 1);
            var cart = Cart.After(++Clicks[user]);
            var start = Stopwatch.GetTimestamp();
            await saveAsync(user, cart);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }

        return times;
    }
}
