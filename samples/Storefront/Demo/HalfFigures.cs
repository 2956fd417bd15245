namespace Storefront.Demo;

/// <summary>What one half of the demo measured: the shop without, or with, its cache.</summary>
internal sealed record HalfFigures
{
    public required double Seconds { get; init; }

    public required long Requests { get; init; }

    public required long Errors { get; init; }

    public required string? FirstError { get; init; }

    /// <summary>Commands that EF Core sent to the database, those of the writes included.</summary>
    public required long DatabaseLoads { get; init; }

    public required double MedianMilliseconds { get; init; }

    public required double P99Milliseconds { get; init; }

    /// <summary><see langword="null"/> without a cache.</summary>
    public required CacheCounts? Cache { get; init; }

    /// <summary><see langword="null"/> without a cache.</summary>
    public required QueueCounts? Queue { get; init; }

    /// <summary>Carts of which the database has an older version than the last that a shopper was told of.</summary>
    public required long MissingCarts { get; init; }

    public required StalenessReport Staleness { get; init; }

    /// <summary>Nothing was stale, nothing was lost and nothing failed.</summary>
    public bool Passed => (Errors, Staleness.Violations, MissingCarts) is (0, 0, 0);

    public double RequestsPerSecond => Requests / Seconds;

    public double DatabaseLoadsPerThousandRequests => PerThousand(DatabaseLoads);

    public double? RedisRoundTripsPerThousandRequests => Cache is null ? null : PerThousand(Cache.RedisRoundTrips);

    private double PerThousand(long count) => Requests == 0 ? 0 : count * 1000.0 / Requests;
}
