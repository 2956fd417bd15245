using System.Diagnostics.Metrics;
using Cacheable.Telemetry;

namespace Cacheable.Tests.Telemetry;

/// <summary>What the gauges of a method say, where several methods have its name and while its L1 changes.</summary>
public sealed class MethodMetricsTests : IDisposable
{
    private readonly Meter _meter = new("a test's");
    private readonly MethodMetrics _metrics;

    public MethodMetricsTests() => _metrics = new MethodMetrics("IUsers.GetProfileAsync", _meter.CreateHistogram<double>("load"));

    [Fact]
    public void The_loads_of_all_methods_of_the_name_are_added_up()
    {
        Assert.Equal((0, 0), (_metrics.RunningLoads, _metrics.WaitingLoads));

        _metrics.ObserveLoads(static () => 2, static () => 5);
        _metrics.ObserveLoads(static () => 3, static () => 0);

        Assert.Equal((5, 5), (_metrics.RunningLoads, _metrics.WaitingLoads));
    }

    [Fact]
    public void L1_weighs_what_its_stores_weigh_and_never_less_than_nothing()
    {
        Assert.False(_metrics.WeighsL1);

        _metrics.WeighL1(static () => 40);
        _metrics.WeighL1(static () => 2);
        Assert.Equal(42, _metrics.L1Bytes);

        _metrics.WeighL1(static () => -100);
        Assert.Equal(0, _metrics.L1Bytes);
    }

    public void Dispose() => _meter.Dispose();
}
