using Cacheable.Model.Configurations;
using Cacheable.Model.Properties;
using Cacheable.Model.Search;

namespace Cacheable.Model.Tests;

public class AblationTests
{
    private const long MostStates = 8_000_000;

    public static TheoryData<string> Missed => [.. Ablations.Missed.Keys.Select(static protection => protection.ToString())];

    public static TheoryData<string> NotMissed => [.. Ablations.NotMissed.Keys.Select(static protection => protection.ToString())];

    [Theory]
    [MemberData(nameof(Missed))]
    public void A_protection_that_is_taken_away_breaks_a_guarantee(string name)
    {
        var protection = Enum.Parse<Protections>(name);

        var found = Explore(Ablations.Missed[protection].Without(protection));

        Assert.NotEqual(Guarantee.None, found.Broken);
    }

    [Theory]
    [MemberData(nameof(NotMissed))]
    public void A_protection_that_is_redundant_is_not_missed(string name)
    {
        var protection = Enum.Parse<Protections>(name);

        var found = Explore(Ablations.NotMissed[protection].Without(protection));

        Assert.Equal((Guarantee.None, true), (found.Broken, found.IsExhausted));
    }

    [Fact]
    public void Both_checks_of_the_stamp_together_are_missed()
    {
        var setup = Ablations.NotMissed[Protections.StampAtFill].Without(Protections.StampAtFill | Protections.StampAtRead);

        Assert.Equal(Guarantee.RemoteRead, Explore(setup).Broken);
    }

    [Fact]
    public void What_is_left_is_found_too_so_that_it_is_not_left_by_accident()
    {
        Assert.Equal(Guarantee.LostData, Explore(Ablations.Left).Broken);
        Assert.Equal(Guarantee.None, Explore(Ablations.Left with { LoudSwitches = true }).Broken);
    }

    private static Exploration Explore(Setup setup) => new Explorer(setup, MostStates, threads: 2).Run();
}
