using Cacheable.Faults.Run;

namespace Cacheable.Faults.Tests.Run;

public sealed class ArgumentsTests
{
    [Fact]
    public void Words_are_read()
    {
        var arguments = Arguments.Parse(["--long", "--check", "--seed", "7", "--instances", "4", "--lease", "250"]);

        Assert.Equal(new Arguments { Mode = "--long", Check = true, Seed = 7, Instances = 4, Lease = 250 }, arguments);
        Assert.Equal(TimeSpan.FromMilliseconds(250), arguments.ToRunOptions(defaultLease: 500).L1Lease);
    }

    [Theory]
    [InlineData("--write-behind", "--short")]
    [InlineData("--short", "--write-behind")]
    public void The_short_form_of_queued_writes_is_said_in_either_order(params string[] words) =>
        Assert.Equal(new Arguments { Mode = "--write-behind", IsBrief = true }, Arguments.Parse(words));

    [Theory]
    [InlineData]
    [InlineData("--check")]
    [InlineData("--short", "--sedd", "1")]
    [InlineData("--short", "--seed")]
    [InlineData("--short", "--instances", "5")]
    [InlineData("--l1-staleness", "--cuts", "many")]
    public void What_cannot_be_read_stops_the_run(params string[] words) => Assert.Throws<ArgumentException>(() => Arguments.Parse(words));
}
