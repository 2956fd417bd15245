// Near CACHE0102: members come from bases, through nullables, and from interfaces.
public interface IFleet
{
    [Cached("vehicle:<truck.Plate>:<truck.Depot.City>", Ttl = "3m")]
    Task<int> GetMileageAsync(Truck? truck);

    [Cached("named:<thing.Name>", Ttl = "3m")]
    Task<int> CountAsync(INamed thing);
}

public interface INamed
{
    string Name { get; }
}

public class Vehicle
{
    public string Plate { get; init; } = "";
    public Depot? Depot { get; init; }
}

public class Truck : Vehicle;

public sealed record Depot(string City);
