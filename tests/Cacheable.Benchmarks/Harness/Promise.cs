namespace Cacheable.Benchmarks.Harness;

/// <summary>A ratio or a size that we hold ourselves to, and what was measured.</summary>
internal sealed record Promise(string What, double Measured, double Limit, string Unit)
{
    public bool Kept => Measured <= Limit;
}
