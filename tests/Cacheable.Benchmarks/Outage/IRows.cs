namespace Cacheable.Benchmarks.Outage;

/// <summary>Rows of a source that takes its time.</summary>
public interface IRows
{
    [Cached("row:<id>", Ttl = "10m")]
    ValueTask<string> GetAsync(int id);
}
