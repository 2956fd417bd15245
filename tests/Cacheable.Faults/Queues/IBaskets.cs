namespace Cacheable.Faults.Queues;

/// <summary>What is written behind: baskets, of which the newest counts, and notes, of which every one does.</summary>
public interface IBaskets
{
    [WriteBehind("basket:<basket>", MaxDelay = "200ms", BatchSize = 200, Batch = nameof(SaveManyAsync), MaxAttempts = 20)]
    ValueTask SaveAsync(int basket, long counter);

    Task SaveManyAsync(IReadOnlyList<(int Basket, long Counter)> baskets);

    [WriteBehind(MaxDelay = "200ms", BatchSize = 500, Batch = nameof(NoteManyAsync), MaxAttempts = 20)]
    ValueTask NoteAsync(int writer, long number);

    Task NoteManyAsync(IReadOnlyList<(int Writer, long Number)> notes);
}
