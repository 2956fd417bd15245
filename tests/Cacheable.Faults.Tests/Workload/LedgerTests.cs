using System.Diagnostics;
using Cacheable.Faults.Oracle;
using Cacheable.Faults.Tests.Oracle;
using Cacheable.Faults.Workload;

namespace Cacheable.Faults.Tests.Workload;

public sealed class LedgerTests : IDisposable
{
    private readonly TestMap _test = new();
    private readonly Ledger _ledger;

    public LedgerTests() => _ledger = new Ledger(_test.Map, new Identity(1, 1));

    [Fact]
    public void An_applied_invalidation_binds_all()
    {
        _ledger.Told(InvalidationOutcome.Applied, Stopwatch.GetTimestamp(), [new(3, View.Near, 8)]);

        Assert.True(Assert.Single(_test.Map.Demands.Of(3, View.Near)).IsApplied);
    }

    [Fact]
    public void A_deferred_one_binds_all_when_the_next_is_applied()
    {
        _ledger.Told(InvalidationOutcome.Deferred, Stopwatch.GetTimestamp(), [new(3, View.Near, 8)]);
        Assert.False(Assert.Single(_test.Map.Demands.Of(3, View.Near)).IsApplied);

        _ledger.Told(InvalidationOutcome.Applied, Stopwatch.GetTimestamp(), [new(4, View.Near, 2)]);
        Assert.Contains(_test.Map.Demands.Of(3, View.Near), static demand => demand is { IsApplied: true, Version: 8 });
    }

    [Fact]
    public void One_that_began_before_the_deferral_proves_nothing_of_it()
    {
        var began = Stopwatch.GetTimestamp();
        _ledger.Told(InvalidationOutcome.Deferred, began, [new(3, View.Near, 8)]);
        _ledger.Told(InvalidationOutcome.Applied, began, [new(4, View.Near, 2)]);

        Assert.DoesNotContain(_test.Map.Demands.Of(3, View.Near), static demand => demand.IsApplied);
    }

    [Fact]
    public void A_decorated_write_whose_outcome_nobody_tells_counts_as_deferred()
    {
        _ledger.Untold([new(3, View.Far, 8)]);
        Assert.False(Assert.Single(_test.Map.Demands.Of(3, View.Far)).IsApplied);

        _ledger.Told(InvalidationOutcome.Applied, Stopwatch.GetTimestamp(), []);
        Assert.Contains(_test.Map.Demands.Of(3, View.Far), static demand => demand.IsApplied);
    }

    public void Dispose() => _test.Dispose();
}
