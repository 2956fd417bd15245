using Cacheable.Telemetry;

namespace Cacheable.Flights;

/// <summary>How a flight ended for its waiters, where it did not throw.</summary>
internal readonly struct FlightOutcome<TValue>
{
    public FlightOutcome(TValue value, StaleReason? stale = null) => (HasValue, Value, Stale) = (true, value, stale);

    public static FlightOutcome<TValue> HandedOver => default;

    public bool HasValue { get; }

    public TValue Value { get; }

    /// <summary>Why the value is a stale one; <see langword="null"/> where it is not.</summary>
    public StaleReason? Stale { get; }
}
