using Cacheable.Simulation.Episodes;
using Cacheable.Simulation.Judging;

namespace Cacheable.Simulation.Tests.Episodes;

public sealed class CampaignTests
{
    [Fact]
    public void Nothing_is_stale_and_every_kind_of_fault_has_happened()
    {
        var results = new Campaign(from: 1, reads: 30 * Campaign.ReadsOfEpisode).Run();

        Assert.Empty(results.Select(static result => result.Violation).OfType<Violation>());
        Assert.Equal(14, results.SelectMany(static result => result.Tally.Faults.Keys).Distinct().Count());
        Assert.All(Enum.GetValues<Answer>(), answer => Assert.True(results.Sum(result => result.Tally.Of(answer)) > 10_000));
    }
}
