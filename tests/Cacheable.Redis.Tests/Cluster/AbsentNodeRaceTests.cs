using Cacheable.Schedules;
using Cacheable.Tests.Servers;

namespace Cacheable.Redis.Tests;

/// <summary>One node of a real cluster does not answer while an invalidation touches the groups of all.</summary>
[Collection<OnCluster>]
public sealed class AbsentNodeRaceTests(RedisClusterServer server) : ClusterTests(server.Cluster)
{
    private readonly RowSource _source = new();
    private RedisProcess _absent = null!;
    private string _there = null!;
    private RedisProcess[] _owners = null!;

    protected override TimeSpan CommandTimeout => TimeSpan.FromMilliseconds(250);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _absent = await Cluster.OwnerOfAsync(Slot);
        _there = await KeyOnAsync(await AnotherNodeAsync());
        _owners = [.. await Task.WhenAll(Enumerable.Range(0, Groups).Select(async group => await Cluster.OwnerOfAsync(await SlotOfAsync(group))))];
    }

    [Theory]
    [InlineData(InvalidateBy.ShallowPattern)]
    [InlineData(InvalidateBy.Tag)]
    public async Task Race_32_an_invalidation_of_all_groups_happens_where_it_can_and_is_replayed_where_it_could_not(InvalidateBy by)
    {
        var (one, two, far) = (await StartAsync(), await StartAsync(), await StartAsync());
        foreach (var key in new[] { Key, _there })
        {
            await _source.ReadAsync(one, key);
            Assert.Equal(1, await _source.ReadAsync(two, key));
        }

        _source.Row = 2;
        await _absent.PauseAsync();
        try
        {
            Assert.Equal(InvalidationOutcome.Deferred, await InvalidateAsync(one, by));

            await AssertHappenedElsewhereAsync(by == InvalidateBy.Tag ? "t:" + RowSource.Tag : "p:user");
            Assert.Equal(2, await _source.ReadL2Async(far, _there));
            Assert.Equal(2, await _source.ReadAsync(one, Key));
            Assert.Equal(2, await _source.ReadAsync(one, _there));
        }
        finally
        {
            await _absent.ResumeAsync();
        }

        await UntilAppliedAsync(one, "settled");
        Assert.Equal(2, await _source.ReadL2Async(far, Key));
        await UntilReadsNewAsync(two, Key);
        await UntilReadsNewAsync(two, _there);
    }

    [Fact]
    public async Task Race_32_a_node_that_is_killed_and_comes_back_empty_revives_nothing()
    {
        var (one, far) = (await StartAsync(), await StartAsync());
        foreach (var key in new[] { Key, _there })
        {
            await _source.ReadAsync(one, key);
            Assert.Equal(1, await _source.ReadL2Async(far, key));
        }

        _source.Row = 2;
        await _absent.KillAsync();
        Assert.Equal(InvalidationOutcome.Deferred, await InvalidateAsync(one, InvalidateBy.ShallowPattern));
        await AssertHappenedElsewhereAsync("p:user");
        Assert.Equal(2, await _source.ReadAsync(one, Key));
        Assert.Equal(2, await _source.ReadAsync(one, _there));
        await _absent.RestartAsync();
        await Cluster.AgreeAsync();

        await UntilAppliedAsync(one, "settled");
        foreach (var key in new[] { Key, _there })
        {
            Assert.Equal(2, await _source.ReadL2Async(far, key));
            Assert.Equal(2, await _source.ReadAsync(one, key));
        }
    }

    [Fact]
    public async Task Race_32_what_concerns_the_nodes_that_answer_is_applied_while_another_does_not()
    {
        var (one, two, far) = (await StartAsync(), await StartAsync(), await StartAsync());
        await _source.ReadAsync(one, _there);
        await _source.ReadAsync(two, _there);
        _source.Row = 2;
        await _absent.PauseAsync();
        try
        {
            Assert.Equal(InvalidationOutcome.Applied, await one.Cache.InvalidateAsync(_there, Cancel));

            Assert.Equal(2, await _source.ReadL2Async(far, _there));
            await UntilReadsNewAsync(two, _there);
        }
        finally
        {
            await _absent.ResumeAsync();
        }
    }

    /// <summary>Every group of the nodes that answer has the epoch.</summary>
    private async Task AssertHappenedElsewhereAsync(string epoch)
    {
        for (var group = 0; group < Groups; group++)
        {
            if (_owners[group] != _absent)
            {
                Assert.NotEmpty(await RawRedis.TextAsync(_owners[group].Port, "HGET", NameOf(group, "m"), epoch));
            }
        }
    }

    /// <summary>The absent node may be the one that brings this instance its messages: what it missed ends with the L1 lease.</summary>
    private async Task UntilReadsNewAsync(ScheduledInstance instance, string key)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(ForcedStaleSchedule.Patience);
        while (await _source.ReadAsync(instance, key) != _source.Row)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
