using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Tests.Transactions;

namespace Cacheable.Tests.Races;

/// <summary>Writers that replace the entry of what they write, in every order with each other, with readers and with invalidations.</summary>
public sealed class UpdateRaceTests : IAsyncDisposable
{
    private static readonly TimeSpan PastTheLease = TimeSpan.FromSeconds(11);

    private readonly Fleet _fleet = new();
    private readonly Instance _one;
    private readonly Instance _two;
    private readonly DecoratedUsers _users;
    private readonly DecoratedUsers _others;
    private string _row = "old";

    public UpdateRaceTests()
    {
        (_one, _two) = (_fleet.Start(), _fleet.Start());
        (_users, _others) = (new DecoratedUsers(_one), new DecoratedUsers(_two));
    }

    public enum Place
    {
        OneInstance,
        TwoInstances,
        WithoutL2,
    }

    /// <summary>Every order in which two writers can begin, commit and end: each letter is the next step of that writer.</summary>
    public static MatrixTheoryData<string, Place> Interleavings() => new(Orders("AAA", "BBB"), Enum.GetValues<Place>());

    [Theory]
    [MemberData(nameof(Interleavings))]
    public async Task Race_53_in_whatever_order_two_writers_commit_and_end_no_older_value_is_left(string order, Place place)
    {
        await using var alone = new Fleet();
        var here = place == Place.WithoutL2 ? new DecoratedUsers(alone.Start(settings => settings.WithoutL2 = true)) : _users;
        var there = place == Place.TwoInstances ? _others : here;
        var writers = new Dictionary<char, SteppedWrite> { ['A'] = new(here, "A"), ['B'] = new(there, "B") };
        var committed = string.Empty;
        foreach (var letter in order)
        {
            var writer = writers[letter];
            await writer.StepAsync(value => (_row, committed) = (value, committed + value));
            if (writer.HasEnded)
            {
                // Whatever was committed up to this writer's own commit is not to be seen any more.
                var atLeast = committed.IndexOf(letter, StringComparison.Ordinal);
                foreach (var users in (DecoratedUsers[])[here, there])
                {
                    var read = await users.ReadAsync(() => _row);
                    Assert.NotNull(read);
                    Assert.True(committed.IndexOf(read, StringComparison.Ordinal) >= atLeast);
                }
            }
        }

        Assert.Equal(_row, await here.ReadAsync(() => _row));
        Assert.Equal(_row, await there.ReadAsync(() => _row));
    }

    [Theory]
    [InlineData(Place.OneInstance)]
    [InlineData(Place.TwoInstances)]
    public async Task One_after_the_other_they_both_replace_the_entry_and_nobody_loads(Place place)
    {
        await _users.SaveAsync("first");
        Assert.Equal("first", await _others.PeekAsync());
        Assert.Equal("first", await _users.PeekAsync());

        await (place == Place.OneInstance ? _users : _others).SaveAsync("second");

        Assert.Equal("second", await _users.PeekAsync());
        Assert.Equal("second", await _others.PeekAsync());
    }

    [Theory]
    [InlineData("user:4:profile", true)]
    [InlineData("user:4:profile", false)]
    [InlineData("user:4:*", true)]
    [InlineData("user:4:*", false)]
    [InlineData("user:*", false)]
    public async Task Race_53_a_writer_that_invalidates_by_hand_beside_an_update_is_not_overwritten_by_it(string name, bool onThisInstance)
    {
        var write = new SteppedWrite(_users, "mine");
        await write.StepAsync(Commit);
        await write.StepAsync(Commit);
        _row = "theirs";
        await (onThisInstance ? _one : _two).InvalidateAsync(name);
        await write.StepAsync(Commit);

        Assert.Equal("theirs", await _users.ReadAsync(() => _row));
        Assert.Equal("theirs", await _others.ReadAsync(() => _row));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_01_a_load_from_before_the_write_is_kept_by_nobody_and_the_update_stays(bool onThisInstance)
    {
        var slow = new HeldLoad();
        var load = (onThisInstance ? _users : _others).ReadAsync(async () =>
        {
            await slow.WaitAsync(default);
            return "old";
        });
        await slow.Arrived;

        await _users.SaveAsync("new");
        slow.Finish();
        Assert.Equal("old", await load);

        Assert.Equal("new", await _users.PeekAsync());
        Assert.Equal("new", await _others.PeekAsync());
    }

    [Fact]
    public async Task Race_08_an_invalidation_that_is_heard_before_the_reply_to_an_update_keeps_the_update_out_of_L1()
    {
        var reply = _one.Remote.HoldReply(RemoteCommands.Update);
        var saving = _users.SaveAsync("mine");
        await reply.Arrived;
        await _others.SaveAsync("theirs");

        reply.Continue();
        await saving;

        Assert.Equal("theirs", await _users.ReadAsync(() => "theirs"));
    }

    [Fact]
    public async Task Race_08_a_prefix_that_is_invalidated_before_the_reply_to_an_update_keeps_the_update_out_of_L1()
    {
        var reply = _one.Remote.HoldReply(RemoteCommands.Update);
        var saving = _users.SaveAsync("mine");
        await reply.Arrived;
        await _two.InvalidateAsync("user:4:*");

        reply.Continue();
        await saving;

        Assert.Null(await _users.PeekAsync());
    }

    [Fact]
    public async Task Race_06_a_writer_that_died_makes_others_invalidate_until_its_lease_is_over()
    {
        var died = new SteppedWrite(_users, "never");
        await died.StepAsync(Commit);
        await _others.SaveAsync("new");
        Assert.Null(await _others.PeekAsync());

        _fleet.Time.Advance(PastTheLease);
        await _others.SaveAsync("newer");

        Assert.Equal("newer", await _others.PeekAsync());
        Assert.Equal("newer", await _users.PeekAsync());
    }

    [Fact]
    public async Task Race_07_a_write_that_takes_longer_than_its_lease_invalidates()
    {
        await _others.ReadAsync(() => _row);
        var slow = new SteppedWrite(_users, "new");
        await slow.StepAsync(Commit);
        _fleet.Time.Advance(PastTheLease);
        await slow.StepAsync(Commit);
        await slow.StepAsync(Commit);

        Assert.Null(await _users.PeekAsync());
        Assert.Null(await _others.PeekAsync());
    }

    [Fact]
    public async Task Without_its_lease_a_write_invalidates()
    {
        await _others.ReadAsync(() => _row);
        _one.Remote.Fail(RemoteCommands.BeginUpdate);

        await _users.SaveAsync("new");

        Assert.Equal((1, 0), (_one.Remote.Count(RemoteCommands.Invalidate), _one.Remote.Count(RemoteCommands.Update)));
        Assert.Null(await _users.PeekAsync());
        Assert.Null(await _others.PeekAsync());
    }

    [Fact]
    public async Task An_update_that_does_not_reach_L2_is_an_invalidation_that_is_owed()
    {
        await _users.ReadAsync(() => _row);
        var write = new SteppedWrite(_users, "new");
        await write.StepAsync(Commit);
        await write.StepAsync(Commit);
        _one.Remote.Fail();
        await write.StepAsync(Commit);
        Assert.Equal("new", await _users.ReadAsync(() => _row));
        Assert.Equal("old", await _others.PeekAsync());

        _one.Remote.Reconnect();

        Assert.Null(await _others.PeekAsync());
    }

    [Fact]
    public async Task Race_29_an_update_whose_reply_is_lost_is_invalidated_once_more()
    {
        _one.Remote.FailAfterwards(RemoteCommands.Update);
        await _users.SaveAsync("new");
        Assert.Equal("new", await _others.PeekAsync());

        _one.Remote.Reconnect();

        Assert.Null(await _others.PeekAsync());
        Assert.Null(await _users.PeekAsync());
    }

    [Fact]
    public async Task Race_45_a_write_that_is_queued_meanwhile_is_not_overwritten()
    {
        var write = new SteppedWrite(_users, "mine");
        await write.StepAsync(Commit);
        await write.StepAsync(Commit);
        var queue = QueueName.OfKeys("IUsers.QueueAsync");
        await _two.Remote.WriteBehind!.EnqueueAsync(queue, new QueuedWrite(new EntryKey("user:4:profile"), Token: 7, "args"u8.ToArray()), default);
        await write.StepAsync(Commit);

        Assert.Null(await _users.PeekAsync());
        Assert.False(await _two.Cache.ExistsAsync("user:4:profile"));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private void Commit(string value) => _row = value;

    private static IEnumerable<string> Orders(string left, string right) =>
        left.Length == 0 || right.Length == 0
            ? [left + right]
            : [.. Orders(left[1..], right).Select(rest => left[0] + rest), .. Orders(left, right[1..]).Select(rest => right[0] + rest)];
}
