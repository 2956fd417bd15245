using System.Diagnostics;
using System.Globalization;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Run;

namespace Cacheable.Faults.Staleness;

/// <summary>How long L1 was stale, for each way to lose a message.</summary>
internal sealed class StalenessTable(TimeSpan l1Lease)
{
    private readonly SortedDictionary<string, List<double>> _millisecondsByKind = new(StringComparer.Ordinal);

    /// <summary>Messages that were kept from an instance.</summary>
    public int Cuts { get; private set; }

    public void Add(string kind, long ticks)
    {
        if (!_millisecondsByKind.TryGetValue(kind, out var milliseconds))
            _millisecondsByKind[kind] = milliseconds = [];

        milliseconds.Add(ticks * 1000.0 / Stopwatch.Frequency);
    }

    public void Count(int cuts) => Cuts += cuts;

    /// <returns>The exit code: 1 when one was stale for longer than promised, and that is checked.</returns>
    public int Report(RunOptions options)
    {
        Console.WriteLine($"{"how the messages were kept away",-34}{"rows",8}{"P50",12}{"P99",12}{"max",12}");
        foreach (var (kind, milliseconds) in _millisecondsByKind)
            Print(kind, milliseconds);

        var all = _millisecondsByKind.Values.SelectMany(static kind => kind).ToList();
        Print("all", all);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Cuts:#,0} messages of invalidations were kept from an instance, seed {options.Seed}"));
        var promised = (l1Lease + Judge.ClockError).TotalMilliseconds;
        var kept = all.Max() <= promised;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{(kept ? "kept  " : "MISSED")} L1 staleness after a lost message: {all.Max():0.0} ms (at most {promised:0} ms: the L1 lease and {Judge.ClockError.TotalMilliseconds:0})"));
        return options.Check && !kept ? 1 : 0;
    }

    private static void Print(string kind, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{kind,-34}{milliseconds.Count,8:#,0}{milliseconds[milliseconds.Count / 2],9:0.0} ms{milliseconds[milliseconds.Count * 99 / 100],9:0.0} ms{milliseconds[^1],9:0.0} ms"));
    }
}
