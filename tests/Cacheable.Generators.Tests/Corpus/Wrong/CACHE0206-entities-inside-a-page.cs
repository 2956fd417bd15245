using Microsoft.EntityFrameworkCore;

public class Hotel
{
    public int Id { get; set; }
    public string Name { get; set; } = "";
}

public class TravelContext : DbContext
{
    public DbSet<Hotel> Hotels { get; set; }
}

public sealed record Page<T>(IReadOnlyList<T> Items, int Total);

public interface IHotels
{
    [Cached("hotels:<city>:<page>", Ttl = "5m")]
    Task<Page<Hotel>> {|CACHE0206:GetPageAsync|}(string city, int page);
}
