using Cacheable.Invalidation;
using Cacheable.Schedules;
using Cacheable.Testing;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Tiers;

/// <summary>An L2 that takes commands and does not answer them.</summary>
public sealed class SilentRemoteTests : IAsyncDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(334);

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");
    private readonly MeterReader _meter = new();

    [Fact]
    public async Task After_two_questions_without_an_answer_lookups_go_past_it_and_say_so_once()
    {
        var instance = _fleet.Start();
        await AskInVainAsync(instance, 1, 2);
        var asked = instance.Remote.Count(RemoteCommands.All);
        Assert.Equal(1, _meter.Read(instance, "cacheable.degraded"));

        Assert.Equal("value", await instance.ReadAsync(3, _loader));
        Assert.Equal("value", await instance.ReadAsync(4, _loader));

        Assert.Equal(asked, instance.Remote.Count(RemoteCommands.All));
        Assert.Single(instance.Log.At(LogLevel.Warning), static line => line.Contains("Lookups no longer wait", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_heartbeat_brings_it_back_and_no_lookup_waits_for_that()
    {
        var instance = _fleet.Start();
        await AskInVainAsync(instance, 1, 2);
        var silent = instance.Remote.Hold(RemoteCommands.Sync);
        _fleet.Time.Advance(Beat);
        await silent.Arrived;
        Assert.Equal("value", await instance.ReadAsync(3, _loader));
        var answered = instance.Get<HistorySync>().SyncAsync();
        silent.Continue();
        await answered;
        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
        var reads = instance.Remote.Count(RemoteCommands.Read);

        await instance.ReadAsync(5, _loader);

        Assert.Equal(reads + 1, instance.Remote.Count(RemoteCommands.Read));
    }

    [Fact]
    public async Task A_heartbeat_that_is_not_answered_counts_too()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(1, _loader);
        for (var beat = 0; beat < 2; beat++)
        {
            instance.Remote.Hold(RemoteCommands.Sync).Fail(new TimeoutException());
            _fleet.Time.Advance(Beat);
        }

        Assert.Equal(1, _meter.Read(instance, "cacheable.degraded"));
    }

    [Fact]
    public async Task An_answer_between_them_begins_the_count_anew()
    {
        var instance = _fleet.Start();
        await AskInVainAsync(instance, 1);
        await instance.ReadAsync(2, _loader);
        await AskInVainAsync(instance, 3);

        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
    }

    [Fact]
    public async Task An_error_is_an_answer_in_time()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(1, _loader);
        instance.Remote.Fail(RemoteCommands.Read);
        await instance.ReadAsync(2, _loader);
        await instance.ReadAsync(3, _loader);
        await instance.ReadAsync(4, _loader);

        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
    }

    [Fact]
    public async Task Questions_from_before_it_came_back_do_not_close_it_again()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(0, _loader);
        var late = Enumerable.Range(1, 4).Select(_ => instance.Remote.Hold(RemoteCommands.Read)).ToList();
        var reads = Enumerable.Range(1, 4).Select(id => instance.ReadAsync(id, _loader).AsTask()).ToList();
        await Task.WhenAll(late.Select(static held => held.Arrived));
        late[0].Fail(new TimeoutException());
        late[1].Fail(new TimeoutException());
        await Task.WhenAll(reads[..2]);
        _fleet.Time.Advance(Beat);
        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));

        late[2].Fail(new TimeoutException());
        late[3].Fail(new TimeoutException());
        await Task.WhenAll(reads);

        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
    }

    [Fact]
    public async Task The_heartbeat_does_not_rest_before_it_has_brought_it_back()
    {
        var instance = _fleet.Start();
        await AskInVainAsync(instance, 1, 2);
        var silent = instance.Remote.Hold(RemoteCommands.Sync);
        _fleet.Time.Advance(Beat);
        await silent.Arrived;
        _fleet.Time.Advance(TimeSpan.FromSeconds(20));
        var inVain = instance.Get<HistorySync>().SyncAsync();
        silent.Fail(new TimeoutException());
        await inVain;
        var next = instance.Remote.Hold(RemoteCommands.Sync);

        _fleet.Time.Advance(Beat);

        await next.Arrived.WaitAsync(ForcedStaleSchedule.Patience);
        next.Continue();
    }

    [Fact]
    public async Task Invalidations_are_sent_all_the_same()
    {
        var (instance, other) = (_fleet.Start(), _fleet.Start());
        await other.ReadAsync(4, _loader);
        await AskInVainAsync(instance, 1, 2);
        _loader.Row = "new";

        Assert.Equal(InvalidationOutcome.Applied, await instance.InvalidateAsync("user:4:*"));

        Assert.Equal("new", await other.ReadAsync(4, _loader));
    }

    [Fact]
    public async Task Switched_off_every_lookup_waits_for_its_own_answer()
    {
        var instance = _fleet.Start(static settings => settings.Options = static options => options.BreakAfter = 0);
        await AskInVainAsync(instance, 1, 2, 3, 4);

        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }

    private async Task AskInVainAsync(Instance instance, params int[] ids)
    {
        foreach (var id in ids)
        {
            instance.Remote.Hold(RemoteCommands.Read).Fail(new TimeoutException());
            Assert.Equal("value", await instance.ReadAsync(id, _loader));
        }
    }
}
