using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Testing;

namespace Cacheable.Tests.Invalidation;

public sealed class RemoteGateTests : IAsyncDisposable
{
    private static readonly EntryKey Key = new("user:4:profile");

    private readonly Fleet _fleet = new();
    private readonly Instance _one;

    public RemoteGateTests() => _one = _fleet.Start();

    [Fact]
    public async Task An_answer_is_believed_while_history_continues()
    {
        var passage = await EnterAsync();
        await _fleet.Start().InvalidateAsync("user:5:profile");

        Assert.True(passage.Admits(await FilledAsync()));
    }

    [Fact]
    public async Task A_lookups_trust_ends_with_the_next_doubt_though_a_sync_has_removed_it()
    {
        var entry = await FilledAsync();
        var passage = await EnterAsync();

        _one.Get<RemoteTierListener>().OnDisconnected();
        await _one.Get<HistorySync>().SyncAsync();

        Assert.False(passage.Admits(entry));
        passage.AskAgain();
        Assert.False(passage.Admits(entry));
        Assert.True((await EnterAsync()).Admits(entry));
    }

    [Fact]
    public async Task A_doubt_of_another_group_ends_no_trust()
    {
        var store = new InMemoryRemoteStore(_fleet.Time, groups: 2);
        var instance = _fleet.Start(settings => settings.Tier = store.Connect());
        await instance.ReadAsync(4, new Loader<string?>("value"));
        var entry = (await instance.Remote.ReadAsync(Key, default))!.Value;
        var passage = (await instance.Get<RemoteGate>().EnterAsync(Key))!;

        instance.Get<GroupHistories>().Groups[1 - instance.Remote.GroupOf(Key)].Doubt();

        Assert.True(passage.Admits(entry));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(0, -1)]
    public async Task An_answer_from_another_incarnation_or_a_lower_sequence_closes_L2_until_a_sync(long incarnation, long sequence)
    {
        await _one.InvalidateAsync("user:5:profile");
        var entry = await FilledAsync();
        var passage = await EnterAsync();
        var question = _one.Remote.Hold(RemoteCommands.Sync);

        Assert.False(passage.Admits(entry with { Incarnation = entry.Incarnation + incarnation, Sequence = entry.Sequence + sequence }));

        Assert.True(question.Arrived.IsCompleted);
        var entering = _one.Get<RemoteGate>().EnterAsync(Key).AsTask();
        Assert.False(entering.IsCompleted);
        question.Continue();
        Assert.NotNull(await entering);
        Assert.False(passage.Admits(entry));
    }

    [Fact]
    public async Task What_is_asked_again_is_judged_by_what_is_known_by_then()
    {
        var entry = await FilledAsync();
        var passage = await EnterAsync();
        await _one.InvalidateAsync("user:5:profile");

        // Asked before the invalidation, its answer may be from before it; asked after it, it may not.
        Assert.True(passage.Admits(entry));
        passage.AskAgain();
        Assert.False(passage.Admits(entry));
    }

    [Fact]
    public async Task While_L2_is_owed_an_invalidation_nobody_enters()
    {
        _one.Remote.Fail(RemoteCommands.Invalidate);
        await _one.InvalidateAsync("user:4:profile");

        Assert.Null(await _one.Get<RemoteGate>().EnterAsync(Key));
        _one.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(250));
        Assert.NotNull(await _one.Get<RemoteGate>().EnterAsync(Key));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private async Task<RemoteGate.Passage> EnterAsync() => (await _one.Get<RemoteGate>().EnterAsync(Key))!;

    private async Task<RemoteEntry> FilledAsync()
    {
        await _fleet.Start().ReadAsync(4, new Loader<string?>("value"));
        return (await _one.Remote.ReadAsync(Key, default))!.Value;
    }
}
