namespace Cacheable.Tests.WriteBehind;

public sealed record Cart(string Items);

/// <summary>A service of each kind of queue. Its decorator is generated.</summary>
public interface ICarts
{
    [Cached("cart:<id>", Ttl = "10m", Negative = "1m")]
    ValueTask<Cart?> GetAsync(int id);

    [WriteBehind("cart:<userId>", MaxDelay = "5s", BatchSize = 10, MaxAttempts = 3)]
    ValueTask SaveAsync(int userId, Cart? cart, CancellationToken cancellationToken = default);

    [WriteBehind("total:<userId>", MaxDelay = "5s", BatchSize = 10, MaxAttempts = 3, Batch = nameof(SetTotalsAsync))]
    Task SetTotalAsync(int userId, decimal total);

    Task SetTotalsAsync(IReadOnlyList<(int UserId, decimal Total)> totals, CancellationToken cancellationToken);

    [WriteBehind(MaxDelay = "1s", BatchSize = 10, MaxAttempts = 3)]
    Task LogAsync(string line);
}
