using Cacheable.Faults.Kinds;
using Cacheable.Faults.Run;

namespace Cacheable.Faults.Tests.Run;

public sealed class ScheduleTests
{
    private static readonly FaultKind[] Kinds = [.. ServerFaults.All, .. FailoverFaults.All, .. WorkerFaults.All];

    [Fact]
    public void The_same_seed_makes_the_same_schedule()
    {
        Assert.Equal(Names(seed: 5, rounds: 2), Names(seed: 5, rounds: 2));
        Assert.NotEqual(Names(seed: 5, rounds: 2), Names(seed: 6, rounds: 2));
    }

    [Fact]
    public void A_short_run_meets_its_demands() => Assert.True(IsEnough(Demanded.Short));

    [Fact]
    public void A_long_run_meets_its_demands() => Assert.True(IsEnough(Demanded.Long));

    [Fact]
    public void A_long_run_has_every_kind() => Assert.Equal(
        [.. Kinds.Select(static kind => kind.Name).Concat(NetworkFault.All.Select(static fault => fault.Name)).Order()],
        Names(seed: 1, Demanded.Long.Rounds).Distinct().Order());

    [Fact]
    public void A_short_run_leaves_out_what_takes_long_and_nothing_else() => Assert.Equal(
        [.. Kinds.Where(static kind => kind.IsLong).Select(static kind => kind.Name)],
        Names(seed: 1, Demanded.Long.Rounds).Distinct().Except(Names(seed: 1, Demanded.Short.Rounds)));

    private static bool IsEnough(Demanded demanded)
    {
        var names = Names(seed: 1, demanded.Rounds);
        return names.Count >= demanded.Injections && names.Distinct().Count() >= demanded.Kinds;
    }

    private static List<string> Names(int seed, int rounds) =>
        [.. new Schedule(instances: 3, new Random(seed)).Rounds(rounds, Kinds)
            .SelectMany(static step => step.Single is { } single ? [single.Name] : step.Volley.Select(static fault => fault.Name))];
}
