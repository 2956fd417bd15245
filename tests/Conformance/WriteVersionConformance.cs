using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>Versions rise in the order writes were accepted, so that a sink that compares them keeps the newest, whatever was lost or put back.</summary>
public abstract class WriteVersionConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task Versions_rise_across_instances_and_keys_and_after_a_flush()
    {
        var versions = new List<long> { await EnqueueAsync("one apple") };
        versions.Add((await OtherStore.EnqueueAsync(Carts, Write("two apples"), Cancel)).Version);
        versions.Add(await EnqueueAsync(Write("a pear", new EntryKey("cart:4:gift"))));
        await FlushEverythingAsync(Carts);
        versions.Add(await EnqueueAsync("three apples"));

        Assert.Equal(versions.Order(), versions);
        Assert.Distinct(versions);
        Assert.InRange(versions[^1], 1, 1L << 53);
    }

    [Fact]
    public async Task Versions_of_many_writers_at_once_are_all_different()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 100).Select(
            n => (n % 2 == 0 ? Store : OtherStore).EnqueueAsync(Carts, Write($"{n}"), Cancel).AsTask()));

        Assert.Distinct(replies.Select(reply => reply.Version));
        var last = replies.MaxBy(reply => reply.Version);
        Assert.Equal(last.Version, (await ClaimOneAsync(Carts)).Write.Write.Version);
    }

    [Fact]
    public async Task Race_49_a_store_that_lost_everything_goes_on_with_higher_versions()
    {
        var before = await EnqueueAsync("one apple");

        await Harness.LoseEverythingAsync();
        await Harness.PassTwoMinutesAsync(Carts);

        Assert.True(await EnqueueAsync("two apples") > before);
    }

    [Fact]
    public async Task Race_49_a_write_that_a_restore_brings_back_is_flushed_again_under_its_version()
    {
        var version = await EnqueueAsync("one apple");
        var restore = await Harness.SnapshotAsync();
        await FlushEverythingAsync(Carts);

        await restore();

        Assert.Equal(version, (await ClaimOneAsync(Carts)).Write.Write.Version);
    }

    [Fact]
    public async Task Race_49_a_write_that_a_restore_brings_back_is_not_raised_above_one_the_sink_has()
    {
        await EnqueueAsync("one apple");
        var restore = await Harness.SnapshotAsync();
        var newer = await EnqueueAsync("two apples");
        await FlushEverythingAsync(Carts);
        await restore();
        // The first instance that knew better fences.
        await FenceAsync();
        var (claim, write) = await ClaimOneAsync(Carts);

        Assert.Null(await Store.RaiseVersionAsync(Carts, CartGroup, claim, write.Write, newer, Cancel));

        Assert.True((await DeadLetterAsync(Carts, claim, write.Write, "the sink has a newer one")).IsDead);
    }

    [Fact]
    public async Task Race_50_the_newest_write_gets_a_version_above_the_one_the_sink_has()
    {
        var version = await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        var ahead = version + 1_000_000_000_000;

        var raised = Assert.NotNull(await Store.RaiseVersionAsync(Carts, CartGroup, claim, write.Write, ahead, Cancel));

        Assert.True(raised > ahead);
        Assert.Empty((await ClaimAsync(Carts)).Writes);
        Assert.Equal("one apple", await ReadAsync(Cart));
        Assert.True(await EnqueueAsync(Write("a pear", new EntryKey("cart:4:gift"))) > raised);
        await AcknowledgeAsync(Carts, claim, new WriteVersion("cart:4", raised));
        Assert.Equal(1, (await StatsAsync(Carts)).Dirty);
    }

    [Fact]
    public async Task Race_50_a_write_that_was_raised_keeps_its_new_version_when_its_flusher_dies()
    {
        var version = await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        var raised = await Store.RaiseVersionAsync(Carts, CartGroup, claim, write.Write, version + 5, Cancel);

        // The reply was lost, so it is asked again and cannot say.
        Assert.Null(await Store.RaiseVersionAsync(Carts, CartGroup, claim, write.Write, version + 5, Cancel));
        await Harness.PassTwoMinutesAsync(Carts);

        var (_, again) = await ClaimOneAsync(Carts);
        Assert.Equal((raised, "args of one apple"), (again.Write.Version, Text(again.Record)));
    }

    [Fact]
    public async Task Race_50_a_write_that_was_overwritten_or_is_claimed_elsewhere_is_not_raised()
    {
        var version = await EnqueueAsync("one apple");
        var (claim, write) = await ClaimOneAsync(Carts);
        Assert.Null(await Store.RaiseVersionAsync(Carts, CartGroup, claim + 1000, write.Write, version + 5, Cancel));

        await EnqueueAsync("two apples");

        Assert.Null(await Store.RaiseVersionAsync(Carts, CartGroup, claim, write.Write, version + 5, Cancel));
    }

    [Fact]
    public async Task The_writes_of_a_log_keep_their_versions()
    {
        await AppendAsync("home");
        var (claim, write) = await ClaimOneAsync(Visits);

        Assert.Null(await Store.RaiseVersionAsync(Visits, 0, claim, write.Write, write.Write.Version + 5, Cancel));
    }
}
