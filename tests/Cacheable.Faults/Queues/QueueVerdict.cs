using System.Globalization;

namespace Cacheable.Faults.Queues;

/// <summary>What became of what was acknowledged.</summary>
internal sealed record QueueVerdict
{
    /// <summary>Baskets whose row is older than what was acknowledged last, and notes that were acknowledged and are not there.</summary>
    public long Lost { get; init; }

    /// <summary>Rows with a value that nobody has written.</summary>
    public long Invented { get; init; }

    public long OutOfOrder { get; init; }

    public long Doubled { get; init; }

    public long Flushed { get; init; }

    /// <summary>Writes that came twice, and were refused.</summary>
    public long Twice { get; init; }

    /// <summary>Writes that came late, and were refused.</summary>
    public long Late { get; init; }

    /// <summary>Compares the sink with the ledger.</summary>
    public static async Task<QueueVerdict> OfAsync(SinkDatabase sink, Ledger ledger)
    {
        var baskets = await sink.BasketsAsync();
        var notes = await sink.NotesAsync();
        return new QueueVerdict
        {
            Lost = ledger.Baskets.Count(basket => baskets.GetValueOrDefault(basket.Key) < basket.Value.Acknowledged)
                + ledger.Notes.Sum(series => Enumerable.Range(1, (int)series.Value.Called).LongCount(number =>
                    !series.Value.Unknown.Contains(number) && !notes.Contains((series.Key, number)))),
            Invented = baskets.Count(basket => !ledger.Baskets.TryGetValue(basket.Key, out var called) || basket.Value > called.Called)
                + notes.Count(note => !ledger.Notes.TryGetValue(note.Writer, out var series) || note.Number > series.Called),
            OutOfOrder = await sink.OutOfOrderAsync(),
            Doubled = await sink.DoubledAsync(),
            Flushed = await sink.FlushedAsync(),
            Twice = await sink.RefusedAsync("AlreadyThere"),
            Late = await sink.RefusedAsync("Newer"),
        };
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Lost} lost, {OutOfOrder} out of order, {Doubled} doubled, {Invented} invented");
}
