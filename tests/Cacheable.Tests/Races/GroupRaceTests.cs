using Cacheable.Remote;
using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class GroupRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();
    private readonly InMemoryRemoteStore _store;
    private readonly Instance _one;
    private readonly int _elsewhere;

    public GroupRaceTests()
    {
        _store = new InMemoryRemoteStore(_fleet.Time, groups: 16);
        _one = Start();
        _elsewhere = Enumerable.Range(5, 100).First(id => GroupOf(id) != GroupOf(4));
    }

    [Fact]
    public async Task Race_31_a_group_that_does_not_answer_while_it_moves_holds_up_its_own_keys_alone_and_loses_nothing()
    {
        var loader = new Loader<string?>("old");
        await Start().ReadAsync(4, loader);
        await Start().ReadAsync(_elsewhere, loader);
        loader.Row = "new";
        _store.TakeDown(GroupOf(4));

        Assert.Equal(InvalidationOutcome.Applied, await _one.InvalidateAsync($"user:{_elsewhere}:profile"));
        Assert.Equal(InvalidationOutcome.Deferred, await _one.InvalidateAsync("user:4:profile"));
        Assert.Equal("new", await _one.ReadAsync(4, loader));
        _store.BringUp(GroupOf(4));
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("new", await Start().ReadAsync(4, loader));
        Assert.Equal("new", await Start().ReadAsync(_elsewhere, loader));
        Assert.Equal(0, _one.Remote.Count(RemoteCommands.Fence));
    }

    [Fact]
    public async Task Race_32_an_invalidation_that_reached_some_groups_is_deferred_and_replayed_in_all()
    {
        var loader = new Loader<string?>("old");
        await Start().ReadAsync(4, loader);
        await Start().ReadAsync(_elsewhere, loader);
        loader.Row = "new";
        _store.TakeDown(GroupOf(_elsewhere));

        Assert.Equal(InvalidationOutcome.Deferred, await _one.InvalidateAsync("user:*"));
        Assert.Equal("new", await _one.ReadAsync(4, loader));
        Assert.Equal("new", await _one.ReadAsync(_elsewhere, loader));
        _store.BringUp(GroupOf(_elsewhere));
        Assert.Equal("old", await Start().ReadAsync(_elsewhere, loader));
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("new", await Start().ReadAsync(4, loader));
        Assert.Equal("new", await Start().ReadAsync(_elsewhere, loader));
        Assert.Equal(InvalidationOutcome.Applied, await _one.InvalidateAsync("user:*"));
    }

    [Fact]
    public async Task Race_32_a_lost_message_of_one_group_is_made_good_though_the_others_heard_theirs()
    {
        var two = Start();
        var loader = new Loader<string?>("old");
        await _one.ReadAsync(4, loader);
        _one.Remote.LoseMessages();
        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        _one.Remote.DeliverMessages();
        await two.InvalidateAsync($"user:{_elsewhere}:profile");
        Assert.Equal("old", await _one.ReadAsync(4, loader));

        _fleet.Time.Advance(TimeSpan.FromSeconds(1) / 3);

        Assert.Equal("new", await _one.ReadAsync(4, loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Instance Start() => _fleet.Start(settings => settings.Tier = _store.Connect());

    private int GroupOf(int id) => _one.Remote.GroupOf(new EntryKey($"user:{id}:profile"));
}
