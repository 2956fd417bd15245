using System.Diagnostics;
using Cacheable.Faults.Oracle;

namespace Cacheable.Faults.Tests.Oracle;

public sealed class JudgeTests : IDisposable
{
    private const int Row = 7;
    private const long Ended = 1_000_000_000_000;

    private static readonly TimeSpan Lease = TimeSpan.FromMilliseconds(500);

    private readonly TestMap _test = new();
    private readonly Judge _judge;

    public JudgeTests() => _judge = new Judge(_test.Map.Demands, _test.Map.Splits, _test.Map.Boards, Lease);

    [Fact]
    public void What_is_committed_when_the_read_begins_is_fresh()
    {
        Invalidate(instance: 0, version: 5);

        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Near, after: 1, version: 5, committed: 5)));
    }

    [Theory]
    [InlineData(View.Near)]
    [InlineData(View.Far)]
    [InlineData(View.Hand)]
    internal void The_instance_that_invalidated_sees_it_at_once(View view)
    {
        Invalidate(instance: 0, version: 5, view: view);

        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, view, after: 0.001, version: 4)));
    }

    [Fact]
    public void A_read_that_began_before_the_invalidation_ended_may_be_old()
    {
        Invalidate(instance: 0, version: 5);

        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Near, after: -0.001, version: 4)));
        Assert.Null(_judge.BrokenBy(Read(instance: 1, View.Far, after: -0.001, version: 4)));
    }

    [Fact]
    public void Another_instance_sees_it_in_L2_at_once()
    {
        Invalidate(instance: 0, version: 5, view: View.Far);

        Assert.NotNull(_judge.BrokenBy(Read(instance: 1, View.Far, after: 0.001, version: 4)));
    }

    [Theory]
    [InlineData(View.Near, 509.9, false)]
    [InlineData(View.Near, 510.1, true)]
    [InlineData(View.Hand, 509.9, false)]
    [InlineData(View.Hand, 510.1, true)]
    internal void Another_instance_sees_it_in_L1_when_the_lease_is_over(View view, double after, bool isStale)
    {
        Invalidate(instance: 0, version: 5, view: view);

        Assert.Equal(isStale, _judge.BrokenBy(Read(instance: 1, view, after, version: 4)) is not null);
    }

    [Fact]
    public void A_deferred_invalidation_binds_its_own_instance_alone()
    {
        Invalidate(instance: 0, version: 5, isApplied: false);

        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, View.Near, after: 0.001, version: 4)));
        Assert.Null(_judge.BrokenBy(Read(instance: 1, View.Near, after: 60_000, version: 4)));
    }

    [Fact]
    public void The_process_that_replaces_a_killed_one_is_bound_like_any_other()
    {
        Invalidate(instance: 0, version: 5, isApplied: false);
        Invalidate(instance: 0, version: 3);

        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Near, after: 1, version: 2, generation: 2)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, View.Near, after: 600, version: 2, generation: 2)));
        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Near, after: 600, version: 4, generation: 2)));
    }

    [Fact]
    public void An_invalidation_of_another_row_or_view_binds_nobody()
    {
        Invalidate(instance: 0, version: 5, view: View.Hand);
        _test.Map.Demands.Post(Row + 1, View.Near, new Demand(0, 1, 5, Ended, IsApplied: true));

        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Near, after: 60_000, version: 4)));
    }

    [Fact]
    public void What_one_process_posts_binds_readers_of_another()
    {
        using var other = _test.OpenAgain();
        other.Demands.Post(Row, View.Near, new Demand(1, 1, 5, Ended, IsApplied: true));

        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, View.Near, after: 511, version: 4)));
    }

    [Fact]
    public void Across_a_split_nobody_is_bound_until_it_is_over()
    {
        _test.Map.Splits.Begin(minority: 2, Ended - 1);
        Invalidate(instance: 2, version: 5, view: View.Far);

        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Far, after: 60_000, version: 4)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 2, View.Far, after: 1, version: 4)));

        _test.Map.Splits.End(Ended + Ticks(60_000));
        Assert.Null(_judge.BrokenBy(Read(instance: 0, View.Far, after: 59_999, version: 4)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, View.Far, after: 60_001, version: 4)));
    }

    [Fact]
    public void A_split_excuses_neither_the_same_side_nor_what_was_invalidated_before_it()
    {
        Invalidate(instance: 0, version: 5, view: View.Far);
        _test.Map.Splits.Begin(minority: 2, Ended + 1);
        _test.Map.Demands.Post(Row, View.Far, new Demand(1, 1, 7, Ended + 2, IsApplied: true));

        Assert.NotNull(_judge.BrokenBy(Read(instance: 2, View.Far, after: 1, version: 4)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, View.Far, after: 1, version: 6)));
        Assert.Null(_judge.BrokenBy(Read(instance: 2, View.Far, after: 1, version: 6)));
    }

    [Fact]
    public void A_row_that_is_invalidated_often_keeps_its_last_demands()
    {
        for (var version = 1; version <= Demands.RingLength * 3; version++)
            Invalidate(instance: 0, version, view: View.Far);

        Assert.Equal(Demands.RingLength, _test.Map.Demands.Of(Row, View.Far).Count());
        Assert.NotNull(_judge.BrokenBy(Read(instance: 1, View.Far, after: 1, version: (Demands.RingLength * 3) - 1)));
    }

    [Fact]
    public void An_immediate_answer_of_a_method_without_L1_came_from_a_flight_and_has_the_lease()
    {
        Invalidate(instance: 0, version: 5, view: View.Far);

        Assert.Null(_judge.BrokenBy(Read(instance: 1, View.Far, after: 509, version: 4, isImmediate: true)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 1, View.Far, after: 511, version: 4, isImmediate: true)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 0, View.Far, after: 1, version: 4, isImmediate: true)));
    }

    [Fact]
    public void A_hit_just_after_its_process_was_continued_is_as_old_as_the_stop()
    {
        Invalidate(instance: 0, version: 5);
        _test.Map.Boards[1].StoppedAt = Ended + Ticks(400);
        _test.Map.Boards[1].ClockLateUntil = Ended + Ticks(2010);

        Assert.Null(_judge.BrokenBy(Read(instance: 1, View.Near, after: 2009, version: 4, isImmediate: true)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 1, View.Near, after: 2011, version: 4, isImmediate: true)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 1, View.Near, after: 2009, version: 4)));
        Assert.NotNull(_judge.BrokenBy(Read(instance: 2, View.Near, after: 2009, version: 4, isImmediate: true)));

        _test.Map.Boards[1].StoppedAt = Ended + Ticks(600);
        Assert.NotNull(_judge.BrokenBy(Read(instance: 1, View.Near, after: 2009, version: 4, isImmediate: true)));
    }

    public void Dispose() => _test.Dispose();

    private static long Ticks(double milliseconds) => (long)(milliseconds * Stopwatch.Frequency / 1000);

    private static ReadResult Read(
        int instance, View view, double after, long version, long generation = 1, long committed = 1000, bool isImmediate = false) =>
        new(instance, generation, Row, view, Ended + Ticks(after), committed, version, isImmediate);

    private void Invalidate(int instance, long version, View view = View.Near, bool isApplied = true) =>
        _test.Map.Demands.Post(Row, view, new Demand(instance, 1, version, Ended, isApplied));
}
