// Near CACHE0402: another instance of the interface is not this one
public interface IWeather
{
    [Cached("weather:<city>", Ttl = "5m")]
    Task<double> CelsiusAsync(string city);
}

public sealed class MeasuredWeather(IWeather inner) : IWeather
{
    private int _calls;

    public async Task<double> CelsiusAsync(string city)
    {
        Interlocked.Increment(ref _calls);
        return await inner.CelsiusAsync(city);
    }
}
