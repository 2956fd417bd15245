public interface IWeather
{
    [Cached("weather:<city>", Ttl = {|CACHE0302:"5 minutes"|})]
    Task<string> GetForecastAsync(string city);
}
