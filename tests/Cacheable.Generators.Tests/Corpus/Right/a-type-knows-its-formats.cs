// Near CACHE0105: a type of one's own, and a type parameter, may know formats that nobody else does.
public readonly struct Celsius(double degrees) : IFormattable
{
    public string ToString(string? format, IFormatProvider? formatProvider) => format == "round" ? $"{degrees:0}" : $"{degrees}";
}

public interface IClimate
{
    [Cached("climate:<target:round>", Ttl = "1m")]
    Task<int> GetRoomAsync(Celsius target);

    [Cached("any:<T>:<value:short>", Ttl = "1m")]
    Task<int> GetAnyAsync<T>(T value);
}
