namespace Cacheable.Benchmarks.Races.Libraries;

/// <summary>The clock of a machine that is behind the others.</summary>
internal sealed class SlowClock(TimeSpan behind) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() - behind;
}
