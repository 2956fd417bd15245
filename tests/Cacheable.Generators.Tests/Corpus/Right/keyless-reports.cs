// Near CACHE0206: what has no key is never tracked.
using Microsoft.EntityFrameworkCore;

[Keyless]
public class Turnover
{
    public int Month { get; set; }
    public decimal Sum { get; set; }
}

public class ReportContext : DbContext
{
    public DbSet<Turnover> Turnover => Set<Turnover>();
}

public interface ITurnover
{
    [Cached("turnover:<year>", Ttl = "1h")]
    Task<IReadOnlyList<Turnover>> GetAsync(int year);
}
