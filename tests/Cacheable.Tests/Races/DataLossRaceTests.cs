using Cacheable.Remote;
using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class DataLossRaceTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1) / 3;

    private readonly Fleet _fleet = new();

    [Theory]
    [InlineData("user:4:profile")]
    [InlineData("user:*")]
    public async Task Race_24_an_entry_that_a_failover_brought_back_is_not_returned_by_who_invalidated_it(string name)
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        var replica = _fleet.Store.Snapshot();
        loader.Row = "new";
        Assert.Equal(InvalidationOutcome.Applied, await one.InvalidateAsync(name));

        _fleet.Store.Restore(replica);

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await _fleet.Start().ReadAsync(4, loader));
        Assert.Equal(1, one.Remote.Count(RemoteCommands.Fence));
    }

    [Fact]
    public async Task Race_24_nor_by_who_only_heard_of_the_invalidation()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        var replica = _fleet.Store.Snapshot();
        loader.Row = "new";
        await one.InvalidateAsync("user:4:profile");

        _fleet.Store.Restore(replica);

        Assert.Equal("new", await two.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Races_24_and_25_one_heartbeat_of_an_instance_that_knew_better_protects_the_fleet()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        var file = _fleet.Store.Snapshot();
        loader.Row = "new";
        await one.InvalidateAsync("user:4:profile");
        _fleet.Store.Restore(file);

        // Until then, whoever knew nothing better believes what was put back: the rest that the guarantee states.
        _fleet.Time.Advance(Beat);

        Assert.Equal("new", await _fleet.Start().ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_24_a_history_that_was_put_back_and_has_grown_past_the_old_one_is_told_apart()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        var replica = _fleet.Store.Snapshot();
        loader.Row = "new";
        await one.InvalidateAsync("user:4:profile");
        one.Remote.LoseMessages();
        _fleet.Store.Restore(replica);
        var other = _fleet.Start();
        for (var id = 100; id < 110; id++)
        {
            await other.InvalidateAsync($"user:{id}:profile");
        }

        _fleet.Time.Advance(Beat);

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await other.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_24_an_answer_from_before_history_was_put_right_is_not_believed_by_the_lookup_that_waited_for_it()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        var replica = _fleet.Store.Snapshot();
        loader.Row = "new";
        await one.InvalidateAsync("user:4:profile");
        var reply = one.Remote.HoldReply(RemoteCommands.Lease);

        // Before the lease is asked for, a replica without the tail takes over; it goes past what was known, so its answer looks young.
        one.Remote.LoseMessages();
        var question = one.Remote.HoldReply(RemoteCommands.Read);
        var reading = one.ReadAsync(4, loader).AsTask();
        await question.Arrived;
        _fleet.Store.Restore(replica);
        var other = _fleet.Start();
        await other.InvalidateAsync("user:5:profile");
        await other.InvalidateAsync("user:6:profile");
        question.Continue();
        await reply.Arrived;
        _fleet.Time.Advance(Beat);
        reply.Continue();

        Assert.Equal("new", await reading);
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_24_a_second_invalidation_under_a_number_that_is_known_tells_that_history_was_put_back(bool isOwn)
    {
        var one = _fleet.Start();
        var other = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        var replica = _fleet.Store.Snapshot();
        loader.Row = "new";
        await one.InvalidateAsync("user:4:profile");
        _fleet.Store.Restore(replica);

        // All within a beat: without the first, whatever comes after it would only say that history has gone on.
        await (isOwn ? one : other).InvalidateAsync("user:5:profile");
        await other.InvalidateAsync("user:6:profile");
        await one.InvalidateAsync("user:7:profile");

        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Theory]
    [InlineData("everything")]
    [InlineData("history")]
    [InlineData("log")]
    public async Task Races_25_to_27_L1_does_not_outlive_the_log_that_would_have_ended_it(string lost)
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        one.Remote.LoseMessages();
        loader.Row = "new";
        await _fleet.Start().InvalidateAsync("user:4:*");

        switch (lost)
        {
            case "everything":
                _fleet.Store.LoseEverything();
                break;
            case "history":
                _fleet.Store.LoseHistory(0);
                break;
            default:
                _fleet.Store.LoseLog(0);
                break;
        }

        Assert.Equal("old", await one.ReadAsync(4, loader));
        _fleet.Time.Advance(Beat);
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_28_what_was_invalidated_on_the_losing_side_of_a_partition_is_invalidated_again_on_the_other()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        one.Remote.LoseMessages();
        var losing = _fleet.Store.Snapshot();

        // The other side goes its own way: a fence, and a fill of the old row under it.
        await _fleet.Store.Connect().FenceAsync(new Fence(0, Over: null, Known: null), default);
        var other = _fleet.Start();
        await other.ReadAsync(4, loader);
        var winning = _fleet.Store.Snapshot();

        _fleet.Store.Restore(losing);
        loader.Row = "new";
        Assert.Equal(InvalidationOutcome.Applied, await one.InvalidateAsync("user:4:profile"));
        _fleet.Store.Restore(winning);
        Assert.Equal("old", await _fleet.Start().ReadAsync(4, loader));

        one.Remote.Reconnect();

        Assert.Equal("new", await _fleet.Start().ReadAsync(4, loader));
        Assert.Equal("new", await other.ReadAsync(4, loader));
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
