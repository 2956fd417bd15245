using Cacheable.Model.Actions;
using Cacheable.Model.Configurations;
using Cacheable.Model.Properties;
using Cacheable.Model.Search;

namespace Cacheable.Model.Tests;

public class IntactProtocolTests
{
    public static TheoryData<string> Intact =>
        [.. Ablations.Missed.Where(static pair => pair.Value.Name is not "channel").Select(static pair => pair.Key.ToString())];

    [Theory]
    [MemberData(nameof(Intact))]
    public void With_every_protection_in_place_the_same_setup_breaks_nothing(string name)
    {
        var found = new Explorer(Ablations.Missed[Enum.Parse<Protections>(name)], mostStates: 1_500_000, threads: 2).Run();

        Assert.Equal(Guarantee.None, found.Broken);
    }

    [Fact]
    public void Two_searches_of_one_setup_see_the_same_worlds()
    {
        var setup = Ablations.Missed[Protections.LeaseAtFill];

        var (alone, together) = (new Explorer(setup, long.MaxValue, threads: 1).Run(), new Explorer(setup, long.MaxValue, threads: 2).Run());

        Assert.True(alone.IsExhausted);
        Assert.Equal((alone.States, alone.Transitions, alone.Depth), (together.States, together.Transitions, together.Depth));
    }

    [Fact]
    public void A_trace_leads_from_the_start_to_a_broken_guarantee_by_steps_that_can_be_taken()
    {
        var setup = Ablations.Missed[Protections.EpochsAtJoin].Without(Protections.EpochsAtJoin);

        var trace = new TraceFinder(setup).Find();

        Assert.NotEqual(Guarantee.None, Guarantees.Check(trace[^1].World, setup));
        var (transitions, successors) = (new Transitions(setup), new Successors());
        for (var step = 1; step < trace.Count; step++)
        {
            transitions.Expand(trace[step - 1].World, successors);
            var words = trace[step].World.Words.ToArray();
            Assert.Contains(Enumerable.Range(0, successors.Count), index => successors[index].Words.SequenceEqual(words));
        }
    }
}
