// Near CACHE0304: the list is always there, whatever is in it
public sealed record Reading(DateTimeOffset At, double? Celsius);

public interface IReadings
{
    [Cached("readings:<sensor>:<day>", Ttl = "1m")]
    Task<IReadOnlyList<Reading?>> OfDayAsync(int sensor, DateOnly day);
}
