using System.Globalization;

namespace Cacheable.Faults.Run;

/// <summary>What each kind of fault did, to be printed.</summary>
internal sealed class FaultTable
{
    private readonly SortedDictionary<string, Row> _rows = new(StringComparer.Ordinal);

    public int Kinds => _rows.Count(static row => row.Value.Injections > 0);

    public int Injections => _rows.Values.Sum(static row => row.Injections);

    /// <summary>Adds an injection. Several at once share what happened meanwhile.</summary>
    public void Add(string kind, bool tookEffect, long operations, long deferred, long violations, TimeSpan recovery)
    {
        if (!_rows.TryGetValue(kind, out var row))
            _rows[kind] = row = new Row();

        row.Injections += tookEffect ? 1 : 0;
        row.WithoutEffect += tookEffect ? 0 : 1;
        row.Operations += operations;
        row.Deferred += deferred;
        row.Violations += violations;
        row.Recoveries.Add(recovery.TotalMilliseconds);
    }

    public void Print(TextWriter output)
    {
        output.WriteLine($"{"fault",-32}{"injections",11}{"operations",13}{"deferred",10}{"recovery P50",14}{"max",10}{"violations",12}");
        foreach (var (kind, row) in _rows)
        {
            row.Recoveries.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{kind,-32}{row.Injections,11:#,0}{row.Operations,13:#,0}{row.Deferred,10:#,0}{row.Recoveries[row.Recoveries.Count / 2],11:#,0} ms{row.Recoveries[^1],7:#,0} ms{row.Violations,12:#,0}{(row.WithoutEffect > 0 ? $"   ({row.WithoutEffect} more without effect)" : string.Empty)}"));
        }
    }

    private sealed class Row
    {
        public int Injections { get; set; }

        public int WithoutEffect { get; set; }

        public long Operations { get; set; }

        public long Deferred { get; set; }

        public long Violations { get; set; }

        public List<double> Recoveries { get; } = [];
    }
}
