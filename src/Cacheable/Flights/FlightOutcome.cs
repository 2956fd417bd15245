namespace Cacheable.Flights;

/// <summary>How a flight ended for its waiters, where it did not throw.</summary>
internal readonly struct FlightOutcome<TValue>
{
    public FlightOutcome(TValue value) => (HasValue, Value) = (true, value);

    public static FlightOutcome<TValue> HandedOver => default;

    public bool HasValue { get; }

    public TValue Value { get; }
}
