namespace Cacheable.Tests.WriteBehind.Once;

/// <summary>Carts whose calls are tried once. The other carts have the same short name.</summary>
public interface ICarts
{
    [WriteBehind("once:<userId>", MaxDelay = "5s", BatchSize = 10, MaxAttempts = 1)]
    ValueTask SaveAsync(int userId, string items, CancellationToken cancellationToken = default);

    [WriteBehind(MaxDelay = "5s", BatchSize = 10, MaxAttempts = 1)]
    Task LogAsync(string line, CancellationToken cancellationToken = default);

    [WriteBehind(MaxDelay = "5s", BatchSize = 10, MaxAttempts = 1, Batch = nameof(NoteAllAsync))]
    Task NoteAsync(string note);

    Task NoteAllAsync(IReadOnlyList<string> notes);
}
