using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class FillConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    [Fact]
    public async Task What_was_filled_is_read_byte_for_byte_by_every_instance_with_its_remaining_time()
    {
        byte[] payload = [0, 255, 10, 13, 36, 0, .. "naïve"u8];
        Assert.True(await Tier.FillAsync(Profile, await LeaseAsync(Profile), payload, 2 * Minute, Cancel));

        var entry = Assert.NotNull(await Other.ReadAsync(Profile, Cancel));

        Assert.Equal(payload, entry.Payload.ToArray());
        Assert.InRange(entry.TimeToLive, Minute, 2 * Minute);
    }

    [Fact]
    public async Task An_empty_payload_is_an_entry()
    {
        Assert.True(await Tier.FillAsync(Profile, await LeaseAsync(Profile), ReadOnlyMemory<byte>.Empty, Minute, Cancel));

        Assert.True(Assert.NotNull(await Tier.ReadAsync(Profile, Cancel)).Payload.IsEmpty);
    }

    [Fact]
    public async Task A_time_to_live_of_a_year_is_kept()
    {
        Assert.True(await Tier.FillAsync(Profile, await LeaseAsync(Profile), "x"u8.ToArray(), TimeSpan.FromDays(365), Cancel));

        Assert.InRange(Assert.NotNull(await Tier.ReadAsync(Profile, Cancel)).TimeToLive, TimeSpan.FromDays(364), TimeSpan.FromDays(365));
    }

    [Fact]
    public async Task An_entry_says_at_which_point_of_its_groups_history_it_was_read()
    {
        await InvalidateAsync("a:*");
        await StoreAsync(Profile, "Ada");
        await InvalidateAsync("b:*");
        var point = (await KnowAsync()).Witness;

        var read = Assert.NotNull(await Tier.ReadAsync(Profile, Cancel));
        var found = Assert.NotNull((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Entry);

        Assert.Equal((point.Incarnation, 2), (read.Incarnation, read.Sequence));
        Assert.Equal((point.Incarnation, 2), (found.Incarnation, found.Sequence));
    }

    [Fact]
    public async Task The_caller_may_reuse_its_buffer_after_the_fill()
    {
        var buffer = "Ada"u8.ToArray();
        await Tier.FillAsync(Profile, await LeaseAsync(Profile), buffer, Minute, Cancel);

        buffer.AsSpan().Clear();

        Assert.Equal("Ada", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_key_nobody_filled_is_a_miss()
    {
        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "Ada");
        Assert.Null(await ReadAsync(new EntryKey("user:4")));
        Assert.Null(await ReadAsync(new EntryKey("user:4:profile:")));
    }

    [Fact]
    public async Task An_expired_entry_is_a_miss_and_can_be_filled_again()
    {
        await StoreAsync(Profile, "old");

        await Harness.ExpireEntryAsync(Profile);

        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_fill_ends_its_lease_so_a_second_one_is_refused()
    {
        var lease = await LeaseAsync(Profile);
        Assert.True(await FillAsync(Profile, lease, "first"));

        Assert.False(await FillAsync(Profile, lease, "second"));
        Assert.Equal("first", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_late_duplicate_of_a_fill_does_not_undo_an_invalidation()
    {
        var lease = await LeaseAsync(Profile);
        await FillAsync(Profile, lease, "old");
        await InvalidateAsync("user:4:profile");

        Assert.False(await FillAsync(Profile, lease, "old"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_fill_without_the_lease_is_refused()
    {
        var lease = await LeaseAsync(Profile);

        Assert.False(await FillAsync(Profile, lease with { Token = lease.Token + 1 }, "forged"));
        Assert.False(await FillAsync(Profile, lease with { Stamp = lease.Stamp + 1 }, "forged"));
        Assert.False(await FillAsync(Profile, lease with { Incarnation = lease.Incarnation + 1 }, "forged"));
        Assert.Null(await ReadAsync(Profile));
        Assert.True(await FillAsync(Profile, lease, "Ada"));
    }

    [Fact]
    public async Task A_load_that_outlived_its_lease_cannot_fill()
    {
        var lease = await LeaseAsync(Profile);
        await Harness.ExpireLeaseAsync(Profile);

        Assert.False(await FillAsync(Profile, lease, "slow"));
        Assert.Null(await ReadAsync(Profile));
    }
}
