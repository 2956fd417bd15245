using HdrHistogram;

namespace Storefront.Demo;

/// <summary>What one shopper saw. Each has its own, so that nothing is locked while it is measured.</summary>
internal sealed class ShopperLog
{
    public List<Observation> Reads { get; } = [];

    public List<Observation> Writes { get; } = [];

    /// <summary>Latencies in microseconds, up to a minute, to three digits.</summary>
    public LongHistogram Latencies { get; } = new(60_000_000, 3);

    public long Errors { get; set; }

    public string? FirstError { get; set; }
}
