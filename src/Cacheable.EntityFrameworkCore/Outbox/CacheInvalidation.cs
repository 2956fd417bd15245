namespace Cacheable.EntityFrameworkCore;

/// <summary>A row of the outbox: what one transaction has to invalidate. It commits with the data and is deleted when it was done.</summary>
public sealed class CacheInvalidation
{
    /// <summary>Of the row alone.</summary>
    public Guid Id { get; init; }

    /// <summary>The names, as the cache wrote them.</summary>
    public required string Names { get; init; }
}
