using Cacheable;

namespace Library;

/// <summary>Annotated in a library that knows the attributes alone.</summary>
public interface ITimetable
{
    [Cached("train:<number>:departure", Ttl = "10m")]
    ValueTask<Departure?> GetDepartureAsync(int number, CancellationToken ct = default);

    [InvalidatesCache("train:<number>:*")]
    Task DelayAsync(int number, int minutes, CancellationToken ct = default);
}

public sealed record Departure(int Number, TimeOnly At);
