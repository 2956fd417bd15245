namespace Library;

public sealed class Timetable : ITimetable
{
    private readonly Dictionary<int, TimeOnly> _departures = new() { [7] = new TimeOnly(8, 0) };

    public int Loads { get; private set; }

    public ValueTask<Departure?> GetDepartureAsync(int number, CancellationToken ct = default)
    {
        Loads++;
        return new(_departures.TryGetValue(number, out var at) ? new Departure(number, at) : null);
    }

    public Task DelayAsync(int number, int minutes, CancellationToken ct = default)
    {
        _departures[number] = _departures[number].AddMinutes(minutes);
        return Task.CompletedTask;
    }
}
