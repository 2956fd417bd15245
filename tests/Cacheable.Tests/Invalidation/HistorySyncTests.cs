using Cacheable.Invalidation;
using Cacheable.Testing;

namespace Cacheable.Tests.Invalidation;

public sealed class HistorySyncTests : IAsyncDisposable
{
    private const int Groups = 64;

    private readonly Fleet _fleet = new();
    private readonly InMemoryRemoteStore _store;
    private readonly Instance _instance;

    public HistorySyncTests()
    {
        _store = new InMemoryRemoteStore(_fleet.Time, Groups);
        _instance = _fleet.Start(settings => settings.Tier = _store.Connect());
    }

    [Fact]
    public async Task Before_an_invalidation_all_groups_in_doubt_are_asked_at_once_so_that_a_silent_L2_costs_one_deadline()
    {
        InDoubt();
        var questions = Enumerable.Range(0, Groups).Select(_ => _instance.Remote.Hold(RemoteCommands.Sync)).ToList();

        var invalidating = _instance.InvalidateAsync("user:4:profile").AsTask();

        Assert.All(questions, static question => Assert.True(question.Arrived.IsCompleted, "It waits for another group first."));
        Assert.False(invalidating.IsCompleted);

        // The deadline of each has come, and that of the invalidation.
        _instance.Remote.Fail();
        questions.ForEach(static question => question.Fail(new TimeoutException()));
        Assert.Equal(InvalidationOutcome.Deferred, await invalidating);
    }

    [Fact]
    public async Task A_group_that_is_not_in_doubt_is_not_asked()
    {
        _instance.Get<GroupHistories>().Groups[7].Doubt();
        var syncs = _instance.Remote.Count(RemoteCommands.Sync);

        Assert.Equal(InvalidationOutcome.Applied, await _instance.InvalidateAsync("user:4:profile"));
        Assert.Equal(InvalidationOutcome.Applied, await _instance.InvalidateAsync("user:5:profile"));

        Assert.Equal(syncs + 1, _instance.Remote.Count(RemoteCommands.Sync));
    }

    [Fact]
    public async Task While_L2_does_not_answer_not_every_write_asks_it_again()
    {
        InDoubt();
        _instance.Remote.Fail();
        Assert.Equal(InvalidationOutcome.Deferred, await _instance.InvalidateAsync("user:4:profile"));
        var commands = _instance.Remote.Count(RemoteCommands.All);

        for (var id = 0; id < 10; id++)
        {
            Assert.Equal(InvalidationOutcome.Deferred, await _instance.InvalidateAsync($"user:{id}:profile"));
        }

        Assert.Equal(commands, _instance.Remote.Count(RemoteCommands.All));
    }

    [Fact]
    public async Task One_silent_group_holds_up_no_lookup_of_another()
    {
        var silent = _instance.Remote.GroupOf(new("user:4:profile"));
        var other = Enumerable.Range(5, 100).First(id => _instance.Remote.GroupOf(new($"user:{id}:profile")) != silent);
        _instance.Get<GroupHistories>().Groups[silent].Doubt();
        var question = _instance.Remote.Hold(RemoteCommands.Sync);
        var loader = new Loader<string?>("value");
        var waiting = _instance.ReadAsync(4, loader).AsTask();
        Assert.True(question.Arrived.IsCompleted);

        var answered = _instance.ReadAsync(other, loader);

        Assert.True(answered.IsCompleted, "It waits for a group that is not its own.");
        Assert.Equal("value", await answered);
        question.Continue();
        Assert.Equal("value", await waiting);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private void InDoubt() => _instance.Get<RemoteTierListener>().OnDisconnected();
}
