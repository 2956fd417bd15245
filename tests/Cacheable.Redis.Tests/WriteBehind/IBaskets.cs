namespace Cacheable.Redis.Tests;

public sealed record Basket(string Items);

/// <summary>A service whose writes are queued. Its decorator is generated.</summary>
public interface IBaskets
{
    [Cached("basket:<id>", Ttl = "10m")]
    ValueTask<Basket?> GetAsync(int id);

    [WriteBehind("basket:<id>", MaxDelay = "50ms", BatchSize = 20, MaxAttempts = 3)]
    ValueTask SaveAsync(int id, Basket basket, CancellationToken cancellationToken = default);

    [WriteBehind(MaxDelay = "50ms", BatchSize = 20, Batch = nameof(LogAllAsync))]
    Task LogAsync(string line);

    Task LogAllAsync(IReadOnlyList<string> lines);
}
