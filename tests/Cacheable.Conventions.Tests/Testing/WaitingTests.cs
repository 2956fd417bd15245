using System.Text.RegularExpressions;

namespace Cacheable.Conventions.Tests.Testing;

public sealed partial class WaitingTests
{
    /// <summary>Files whose sleep is not a wait for something to happen, each with the reason.</summary>
    private static readonly Dictionary<string, string> Allowed = new(StringComparer.Ordinal)
    {
        ["tests/Cacheable.Benchmarks/Outage/SlowRows.cs"] = "the source of the figure takes its time; nothing is waited for",
        ["tests/Cacheable.Benchmarks/XFetch/RealFleet.cs"] = "as above",
        ["tests/Cacheable.Faults/Pause.cs"] = "a fault lasts, a loader takes its time and a reader rests; the command is no test of the runner's",
        ["tests/Servers/Cluster/ClusterView.cs"] = "a cluster tells nobody when its nodes agree, so they are asked again, and not without a breath",
    };

    [Fact]
    public void No_test_waits_by_sleeping()
    {
        var sleepers = Repository.Files(".cs", "tests")
            .Where(file => !file.EndsWith($"/{nameof(WaitingTests)}.cs", StringComparison.Ordinal) && !Allowed.ContainsKey(file))
            .Where(file => Sleep().IsMatch(Repository.Read(file)));

        Assert.Empty(sleepers);
    }

    [Fact]
    public void Every_allowed_sleep_still_exists_and_has_a_reason() =>
        Assert.All(Allowed, entry =>
        {
            Assert.Matches(Sleep(), Repository.Read(entry.Key));
            Assert.NotEmpty(entry.Value);
        });

    [GeneratedRegex(@"\b(Thread\.Sleep|Task\.Delay|SpinWait\.SpinUntil)\s*\(", RegexOptions.CultureInvariant)]
    private static partial Regex Sleep();
}
