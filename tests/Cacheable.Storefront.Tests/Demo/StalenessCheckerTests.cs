using Storefront.Demo;

namespace Cacheable.Storefront.Tests.Demo;

public sealed class StalenessCheckerTests
{
    private const long Row = 7;

    [Fact]
    public void A_read_that_began_after_a_write_returned_and_shows_an_older_version_is_a_violation()
    {
        var report = Check(writes: [Seen(version: 1, at: 100)], Seen(version: 0, at: 101));

        Assert.Equal(1, report.Violations);
    }

    [Fact]
    public void A_read_that_began_before_the_write_returned_may_show_either_version()
    {
        var report = Check(writes: [Seen(version: 1, at: 100)], Seen(version: 0, at: 100), Seen(version: 1, at: 99));

        Assert.Equal(2, report.CheckedReads);
        Assert.Equal(0, report.Violations);
    }

    [Fact]
    public void A_newer_version_than_any_returned_write_is_fresh()
    {
        var report = Check(writes: [Seen(version: 1, at: 100)], Seen(version: 2, at: 500));

        Assert.Equal(0, report.Violations);
    }

    [Fact]
    public void A_write_that_returned_late_does_not_hide_an_earlier_one()
    {
        // Version 2 was made last and returned last: the read is judged by version 1.
        var report = Check(writes: [Seen(version: 2, at: 900), Seen(version: 1, at: 100)], Seen(version: 0, at: 500));

        Assert.Equal(1, report.Violations);
    }

    [Fact]
    public void A_write_on_another_instance_is_counted_apart_with_its_age()
    {
        var report = Check(
            writes: [Seen(version: 1, at: 100, instance: 1)],
            Seen(version: 0, at: 100 + TimeSpan.TicksPerMillisecond),
            Seen(version: 0, at: 101));

        Assert.Equal(0, report.Violations);
        Assert.Equal(2, report.CrossInstance);
        Assert.True(report.OldestCrossInstanceMilliseconds > 0);
    }

    [Fact]
    public void Rows_do_not_judge_each_other()
    {
        var report = Check(writes: [Seen(version: 5, at: 100)], Seen(version: 0, at: 500) with { Row = Row + 1 });

        Assert.Equal(0, report.Violations);
    }

    private static StalenessReport Check(Observation[] writes, params Observation[] reads) => new StalenessChecker(writes).Check(reads);

    private static Observation Seen(int version, long at, int instance = 0) => new(Row, version, at, instance);
}
