using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

/// <summary>What is held is neither there nor filled until the commit that changes it has been told of, or the hold has ended by itself.</summary>
public abstract class HoldConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    private static readonly EntryKey Tagged = new("user:4:profile", ["names"]);
    private static readonly Hold One = new(1, Minute);
    private static readonly Hold Another = new(2, Minute);

    public static TheoryData<string> Names => ["user:4:profile", "user:4:*", "user:*", "#names"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_held_is_gone_and_nobody_gets_the_lease_for_it_until_the_hold_is_ended(string name)
    {
        await StoreAsync(Tagged, "old");

        await HoldAsync(One, name);
        Assert.Null(await ReadAsync(Tagged));
        Assert.True((await AskAsync(Tagged)).IsWithheld);
        Assert.True((await AskAsync(Tagged, replace: true)).IsWithheld);

        await HoldAsync(One.Ended, name);
        await StoreAsync(Tagged, "new");
        Assert.Equal("new", await ReadAsync(Tagged));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_load_that_began_before_the_hold_cannot_fill_during_it_and_one_that_began_before_its_end_cannot_after_it(string name)
    {
        var before = await LeaseAsync(Tagged);
        await HoldAsync(One, name);
        Assert.False(await FillAsync(Tagged, before, "old"));

        await HoldAsync(One.Ended, name);
        Assert.False(await FillAsync(Tagged, before, "old"));
        Assert.Null(await ReadAsync(Tagged));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Several_holds_on_one_name_are_ended_one_by_one(string name)
    {
        await HoldAsync(One, name);
        await HoldAsync(Another, name);

        await HoldAsync(One.Ended, name);
        Assert.True((await AskAsync(Tagged)).IsWithheld);

        await HoldAsync(Another.Ended, name);
        await LeaseAsync(Tagged);
    }

    [Fact]
    public async Task A_hold_whose_holder_died_ends_by_itself()
    {
        await HoldAsync(One, "user:4:*");

        await Harness.ExpireHoldsAsync(Group);

        await StoreAsync(Profile, "new");
    }

    [Fact]
    public async Task What_is_not_named_is_not_held()
    {
        await HoldAsync(One, "user:4:profile");

        await LeaseAsync(new EntryKey("user:4:orders"));
        await LeaseAsync(new EntryKey("user:42:profile"));
    }

    [Fact]
    public async Task An_invalidation_by_somebody_else_ends_no_hold()
    {
        await HoldAsync(One, "user:4:*");

        await InvalidateAsync("user:4:*");

        Assert.True((await AskAsync(Profile)).IsWithheld);
    }

    [Fact]
    public async Task Sent_twice_or_late_a_hold_is_one_hold_and_its_end_one_end()
    {
        await HoldAsync(One, "user:4:*");
        await HoldAsync(One, "user:4:*");
        await HoldAsync(One.Ended, "user:4:*");
        await HoldAsync(One.Ended, "user:4:*");

        await LeaseAsync(Profile);
    }

    [Fact]
    public async Task A_hold_and_its_end_are_told_and_logged_as_invalidations_are()
    {
        var known = await KnowAsync();

        var points = await Other.HoldAsync([CacheName.Parse("user:4:profile"), CacheName.Parse("user:4:*")], One, Cancel);
        await HoldAsync(One.Ended, "user:4:*");

        Assert.Equal(2, Assert.Single(points).Sequence - known.Heard);
        Assert.Equal(
            ["user:4:profile", "user:4:*", "user:4:*"],
            (await SyncAsync(known)).Missed.Select(static missed => missed.Name.ToString()));
    }

    [Fact]
    public async Task Whoever_waits_for_a_lease_that_a_hold_has_ended_is_told()
    {
        var observer = new RecordingObserver();
        await using var _ = Tier.Observe(observer);
        await observer.Connected.WaitAsync(Soon, Cancel);
        await LeaseAsync(Profile);
        await Other.LeaseAsync(Profile, Minute, replace: false, Cancel);

        await HoldAsync(One, "user:4:profile");

        await observer.Heard(RecordingObserver.Released(Profile.Text)).WaitAsync(Soon, Cancel);
    }

    private static CacheName NameOf(string text) => text[0] == '#' ? CacheName.Tag(text[1..]) : CacheName.Parse(text);

    private async Task HoldAsync(Hold hold, string name) => await Other.HoldAsync([NameOf(name)], hold, Cancel);

    private async Task<LeaseReply> AskAsync(EntryKey key, bool replace = false) => await Tier.LeaseAsync(key, Minute, replace, Cancel);
}
