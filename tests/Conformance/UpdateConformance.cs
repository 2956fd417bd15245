using System.Text;
using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>What a writer wrote takes the place of the entry, unless anybody else wrote or invalidated beside it.</summary>
public abstract class UpdateConformance(IRemoteTierHarness harness) : WriteBehindConformance(harness)
{
    [Fact]
    public async Task What_was_written_takes_the_place_of_the_entry_on_every_instance()
    {
        await StoreAsync(Profile, "Ada");
        var lease = await BeginAsync(Profile);

        Assert.True(await UpdateAsync(Profile, lease, "Grace"));

        Assert.Equal("Grace", await ReadAsync(Profile));
        Assert.InRange(Assert.NotNull(await Other.ReadAsync(Profile, Cancel)).TimeToLive, Minute, Life);
        Assert.Equal("Grace", await AskAsync(Profile));
    }

    [Fact]
    public async Task An_entry_appears_where_there_was_none()
    {
        Assert.True(await UpdateAsync(Profile, await BeginAsync(Profile), "Grace"));

        Assert.Equal("Grace", await ReadAsync(Profile));
    }

    [Fact]
    public async Task An_update_is_one_invalidation_of_its_key_and_of_each_of_its_names()
    {
        var known = await KnowAsync();

        var reply = await Other.UpdateAsync(Update(Profile, await BeginAsync(Profile), "Grace", "user:4:orders", "user:4:cart:*"), Cancel);

        var missed = await SyncAsync(known);
        Assert.Equal(HistoryRelation.Continues, missed.Relation);
        Assert.Equal(["user:4:orders", "user:4:cart:*", "user:4:profile"], missed.Missed.Select(one => one.Name.ToString()));
        Assert.Equal([missed.Point], reply.Points);
    }

    [Fact]
    public async Task An_entry_is_as_new_as_what_its_own_write_invalidates()
    {
        var orders = new EntryKey("user:4:orders");
        await StoreAsync(orders, "two");
        await StoreAsync(Profile, "Ada");

        var lease = await BeginAsync(Profile);
        Assert.True((await Tier.UpdateAsync(Update(Profile, lease, "Grace", "user:4:*", "user:4:profile"), Cancel)).IsNewest);

        Assert.Equal("Grace", await ReadAsync(Profile));
        Assert.Null(await ReadAsync(orders));
    }

    [Fact]
    public async Task Names_of_every_group_are_invalidated()
    {
        var others = Enumerable.Range(0, 20).Select(user => new EntryKey($"user:{user}:orders")).ToList();
        foreach (var other in others)
        {
            await StoreAsync(other, "old");
        }

        var reply = await Tier.UpdateAsync(Update(Profile, await BeginAsync(Profile), "Grace", "user:*"), Cancel);

        Assert.True(reply.IsNewest);
        Assert.Equal(Tier.Groups, reply.Points.Select(point => point.Group).Distinct().Count());
        Assert.Equal("Grace", await ReadAsync(Profile));
        foreach (var other in others)
        {
            Assert.Null(await ReadAsync(other));
        }
    }

    [Fact]
    public async Task An_update_without_a_value_only_invalidates()
    {
        await StoreAsync(Profile, "Ada");
        var lease = await BeginAsync(Profile);

        var reply = await Tier.UpdateAsync(new EntryUpdate(Profile, lease, Payload: null, Life, []), Cancel);

        Assert.True(reply.IsNewest);
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Loads_go_on_beside_a_write_and_are_replaced_by_it()
    {
        var lease = await BeginAsync(Profile);

        await StoreAsync(Profile, "Ada");
        Assert.Equal("Ada", await ReadAsync(Profile));
        Assert.True(await UpdateAsync(Profile, lease, "Grace"));

        Assert.Equal("Grace", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_write_that_is_given_back_leaves_the_entry_and_the_way_free()
    {
        await StoreAsync(Profile, "Ada");
        var lease = await BeginAsync(Profile);
        var known = await KnowAsync();

        await Tier.AbandonUpdateAsync(Profile, lease, Cancel);

        Assert.Equal("Ada", await ReadAsync(Profile));
        Assert.Equal(known.Witness, (await KnowAsync()).Witness);
        Assert.True(await UpdateAsync(Profile, await BeginAsync(Profile), "Grace"));
    }

    [Fact]
    public async Task Race_01_a_load_from_before_the_write_stores_nothing_over_it()
    {
        var load = await LeaseAsync(Profile);
        var lease = await BeginAsync(Profile);
        await UpdateAsync(Profile, lease, "Grace");

        Assert.False(await FillAsync(Profile, load, "Ada"));
        Assert.Equal("Grace", await ReadAsync(Profile));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_53_of_two_writers_at_once_neither_replaces_the_entry(bool inOrder)
    {
        await StoreAsync(Profile, "Ada");
        var (first, second) = (await BeginAsync(Profile), await BeginAsync(Profile));
        var (ends, endsLater) = inOrder ? (first, second) : (second, first);

        Assert.False(await UpdateAsync(Profile, ends, "Grace"));
        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "what the source has between the two");

        Assert.False(await UpdateAsync(Profile, endsLater, "Edsger"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_53_whoever_begins_while_one_of_two_still_writes_has_no_right_either()
    {
        var (first, second) = (await BeginAsync(Profile), await BeginAsync(Profile));
        await UpdateAsync(Profile, first, "Ada");

        var third = await BeginAsync(Profile);
        Assert.False(await UpdateAsync(Profile, third, "Grace"));
        Assert.False(await UpdateAsync(Profile, second, "Edsger"));

        Assert.True(await UpdateAsync(Profile, await BeginAsync(Profile), "Barbara"));
        Assert.Equal("Barbara", await ReadAsync(Profile));
    }

    [Fact]
    public async Task Race_53_a_writer_that_gives_up_gives_its_right_to_nobody()
    {
        var (first, second) = (await BeginAsync(Profile), await BeginAsync(Profile));
        await Tier.AbandonUpdateAsync(Profile, first, Cancel);

        Assert.False(await UpdateAsync(Profile, second, "Grace"));
    }

    [Fact]
    public async Task Race_53_writers_of_other_keys_do_not_meet()
    {
        var orders = new EntryKey("user:4:orders");
        var (first, second) = (await BeginAsync(Profile), await BeginAsync(orders));

        Assert.True(await UpdateAsync(Profile, first, "Grace"));
        Assert.True(await UpdateAsync(orders, second, "two"));
        Assert.Equal("Grace", await ReadAsync(Profile));
    }

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:4:*")]
    [InlineData("user:*")]
    public async Task An_invalidation_between_write_and_update_wins(string name)
    {
        var lease = await BeginAsync(Profile);
        await InvalidateAsync(name);

        Assert.False(await UpdateAsync(Profile, lease, "Grace"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Fact]
    public async Task An_invalidation_of_its_tag_between_write_and_update_wins()
    {
        var tagged = new EntryKey("user:4:profile", ["staff"]);
        var lease = await BeginAsync(tagged);
        await Other.InvalidateAsync([CacheName.Tag("staff")], Cancel);

        Assert.False(await UpdateAsync(tagged, lease, "Grace"));
        Assert.Null(await ReadAsync(tagged));
        Assert.True(await UpdateAsync(tagged, await BeginAsync(tagged), "Edsger"));
        Assert.Equal("Edsger", await ReadAsync(tagged));
    }

    [Fact]
    public async Task An_invalidation_of_something_else_changes_nothing()
    {
        var lease = await BeginAsync(Profile);
        await InvalidateAsync("user:4:orders", "user:5:*", "user:4:profile:*");

        Assert.True(await UpdateAsync(Profile, lease, "Grace"));
    }

    [Fact]
    public async Task Race_06_a_writer_that_died_keeps_others_from_updating_until_its_lease_ends_and_no_reader_waiting()
    {
        await BeginAsync(Profile);
        await StoreAsync(Profile, "Ada");
        Assert.False(await UpdateAsync(Profile, await BeginAsync(Profile), "Grace"));

        await Harness.ExpireUpdateAsync(Profile);

        Assert.True(await UpdateAsync(Profile, await BeginAsync(Profile), "Edsger"));
    }

    [Fact]
    public async Task Race_07_a_writer_that_outlived_its_lease_only_invalidates()
    {
        await StoreAsync(Profile, "Ada");
        var lease = await BeginAsync(Profile);
        await Harness.ExpireUpdateAsync(Profile);

        Assert.False(await UpdateAsync(Profile, lease, "Grace"));
        Assert.Null(await ReadAsync(Profile));
    }

    protected async Task<Lease> BeginAsync(EntryKey key) => await Tier.BeginUpdateAsync(key, Minute, Cancel);

    protected async Task<bool> UpdateAsync(EntryKey key, Lease lease, string text) =>
        (await Other.UpdateAsync(Update(key, lease, text), Cancel)).IsNewest;

    protected static EntryUpdate Update(EntryKey key, Lease lease, string text, params string[] names) =>
        new(key, lease, Encoding.UTF8.GetBytes(text), Life, [.. names.Select(CacheName.Parse)]);
}
