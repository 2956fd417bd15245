using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>A queued write is the newest value of its key, whatever becomes of its entry and whoever loads beside it.</summary>
public abstract class DirtyKeyConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task Race_44_a_queued_write_is_read_by_every_instance_at_once()
    {
        await StoreAsync(Cart, "empty");

        await EnqueueAsync("one apple");

        Assert.Equal("one apple", await ReadAsync(Cart));
        var entry = Assert.NotNull(await Other.ReadAsync(Cart, Cancel));
        Assert.InRange(entry.TimeToLive, Minute, Life);
    }

    [Fact]
    public async Task Race_44_a_queued_write_ends_what_every_instance_has_of_its_key()
    {
        var known = await KnowAsync(CartGroup);

        var reply = await Other.WriteBehind!.EnqueueAsync(Carts, Write("one apple"), Cancel);

        var missed = await SyncAsync(known, CartGroup);
        Assert.Equal(HistoryRelation.Continues, missed.Relation);
        Assert.Equal(["cart:4"], missed.Missed.Select(one => one.Name.ToString()));
        Assert.Equal(reply.Point, missed.Point);
    }

    [Fact]
    public async Task Race_44_a_write_that_was_flushed_is_read_as_long_as_its_entry_lives()
    {
        await EnqueueAsync("one apple");

        await FlushEverythingAsync(Carts);

        Assert.Equal("one apple", await ReadAsync(Cart));
    }

    [Fact]
    public async Task Race_45_a_load_from_before_the_write_fills_nothing()
    {
        var lease = await LeaseAsync(Cart);

        await EnqueueAsync("one apple");

        Assert.False(await FillAsync(Cart, lease, "what the sink has"));
        Assert.Equal("one apple", await ReadAsync(Cart));
    }

    [Fact]
    public async Task Race_45_who_finds_no_entry_of_a_dirty_key_gets_the_write_and_no_lease()
    {
        await EnqueueAsync("one apple");
        await Harness.ExpireEntryAsync(Cart);
        Assert.Null(await ReadAsync(Cart));

        var reply = await Other.LeaseAsync(Cart, Minute, replace: false, Cancel);

        Assert.Null(reply.Lease);
        var entry = Assert.NotNull(reply.Entry);
        var point = (await SyncAsync(known: null, CartGroup)).Point;
        Assert.Equal(("one apple", Life), (Text(entry), entry.TimeToLive));
        Assert.Equal((point.Incarnation, point.Sequence), (entry.Incarnation, entry.Sequence));
    }

    [Theory]
    [InlineData("cart:4")]
    [InlineData("cart:*")]
    public async Task Race_45_an_invalidation_of_a_dirty_key_ends_its_entry_and_not_the_write(string name)
    {
        await EnqueueAsync("one apple");

        await InvalidateAsync(name);

        Assert.Null(await ReadAsync(Cart));
        Assert.Equal("one apple", await AskAsync(Cart));
        Assert.Equal(["args of one apple"], Records(await ClaimAsync(Carts)));
    }

    [Fact]
    public async Task Race_45_a_fence_and_a_lost_history_do_not_end_the_write()
    {
        await EnqueueAsync("one apple");

        await FenceAsync();
        Assert.Equal("one apple", await AskAsync(Cart));

        await Harness.LoseHistoryAsync(CartGroup);
        Assert.Equal("one apple", await AskAsync(Cart));
    }

    [Fact]
    public async Task Race_45_who_insists_on_loading_a_dirty_key_fills_nothing()
    {
        await EnqueueAsync("of a shape nobody reads any more");

        var reply = await Other.LeaseAsync(Cart, Minute, replace: true, Cancel);

        Assert.False(await FillAsync(Cart, Assert.NotNull(reply.Lease), "what the sink has"));
        Assert.Equal("of a shape nobody reads any more", await ReadAsync(Cart));
    }

    [Fact]
    public async Task Race_45_a_write_without_an_entry_ends_the_entry_and_nothing_is_filled_until_it_was_flushed()
    {
        await StoreAsync(Cart, "empty");
        await EnqueueAsync(Entryless("one apple"));
        Assert.Null(await ReadAsync(Cart));

        var during = await LeaseAsync(Cart);
        Assert.False(await FillAsync(Cart, during, "what the sink has"));
        Assert.Null(await ReadAsync(Cart));
        await FlushEverythingAsync(Carts);

        await StoreAsync(Cart, "one apple");
        Assert.False(await FillAsync(Cart, during, "what the sink had"));
        Assert.Equal("one apple", await ReadAsync(Cart));
    }

    [Fact]
    public async Task Once_flushed_a_key_is_loaded_from_the_source_again()
    {
        await EnqueueAsync("one apple");
        await Harness.ExpireEntryAsync(Cart);
        await FlushEverythingAsync(Carts);

        await StoreAsync(Cart, "one apple, says the source");

        Assert.Equal("one apple, says the source", await ReadAsync(Cart));
    }

    [Fact]
    public async Task The_newest_of_several_writes_is_what_a_reader_gets()
    {
        await EnqueueAsync("one apple");
        await ClaimOneAsync(Carts);
        await EnqueueAsync("two apples");

        Assert.Equal("two apples", await ReadAsync(Cart));
        await Harness.ExpireEntryAsync(Cart);
        Assert.Equal("two apples", await AskAsync(Cart));
    }
}
