public sealed class JobFilter
{
    public string? City { get; set; }
    public int? MinimumSalary { get; set; }
}

[CacheDefaults(Ttl = "2m")]
public interface IJobBoard
{
    [Cached]
    Task<IReadOnlyList<string>> FindAsync(JobFilter {|CACHE0104:filter|}, int page);
}
