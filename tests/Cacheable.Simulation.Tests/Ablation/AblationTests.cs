using Cacheable.Simulation.Ablation;
using Cacheable.Simulation.Episodes;

namespace Cacheable.Simulation.Tests.Ablation;

public sealed class AblationTests
{
    private static readonly Lazy<AblationRun> Run = new(static () => new AblationRun());

    public static TheoryData<string> Names => [.. Protections.All.Select(static protection => protection.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Without_a_protection_a_read_is_stale(string name)
    {
        var result = Run.Value.Run(Protections.All.Single(protection => protection.Name == name));

        Assert.True(result.Seed is not null, $"Not caught in {result.Elapsed}: the checker does not bite.");
        Assert.Null(SimulationThread.Run(() => Episode.Play(result.Seed.Value, Campaign.ReadsOfEpisode)).Violation);
    }

    [Fact]
    public void A_table_that_no_longer_fits_the_source_is_an_error()
    {
        var gone = Protections.All[0] with { Text = "text that stands nowhere" };

        Assert.Contains("does not stand exactly once", Assert.Throws<InvalidOperationException>(() => Run.Value.Run(gone)).Message, StringComparison.Ordinal);
    }
}
