using Cacheable.Testing;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Tiers;

public sealed class OutageTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task An_application_starts_and_serves_while_L2_is_away_from_the_start_and_warns_once()
    {
        var instance = _fleet.Start(settings => settings.StartsCut = true);
        var loader = new Loader<string?>("value");

        for (var id = 0; id < 20; id++)
        {
            Assert.Equal("value", await instance.ReadAsync(id, loader));
        }

        Assert.Contains("memory", Assert.Single(instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
        Assert.Empty(instance.Log.At(LogLevel.Error));
    }

    [Fact]
    public async Task An_entry_that_L2_does_not_hold_lives_no_longer_than_the_L1_lease()
    {
        var instance = _fleet.Start(settings => settings.Options = options => options.L1Lease = TimeSpan.FromSeconds(3));
        var loader = new Loader<string?>("value");
        instance.Remote.Fail();

        await instance.ReadAsync(4, loader);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(2_999));
        await instance.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        await instance.ReadAsync(4, loader);

        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task An_entry_of_L1_alone_lives_within_the_L1_lease_because_other_instances_may_invalidate_it()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { Tiers = CacheTiers.L1 });
        var loader = new Loader<string?>("value");
        instance.Remote.Fail();
        await users.ReadAsync(new ProfileKey(4), loader);

        _fleet.Time.Advance(TimeSpan.FromMilliseconds(999));
        await users.ReadAsync(new ProfileKey(4), loader);
        Assert.Equal(1, loader.Calls);

        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        await users.ReadAsync(new ProfileKey(4), loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task A_declared_staleness_lets_L1_answer_for_longer_while_L2_is_away_and_no_longer()
    {
        var instance = _fleet.Start(settings => settings.Options = static options => options.L1OutageLease = TimeSpan.FromSeconds(30));
        var loader = new Loader<string?>("value");
        await instance.ReadAsync(4, loader);
        instance.Remote.Fail();

        _fleet.Time.Advance(TimeSpan.FromSeconds(9));
        await instance.ReadAsync(4, loader);
        _fleet.Time.Advance(TimeSpan.FromSeconds(9));
        await instance.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);

        _fleet.Time.Advance(TimeSpan.FromSeconds(12));
        await instance.ReadAsync(4, loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task An_invalidation_is_deferred_holds_here_and_keeps_L2_unread_until_it_is_replayed()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        loader.Row = "new";
        one.Remote.Fail(RemoteCommands.Invalidate);

        Assert.Equal(InvalidationOutcome.Deferred, await one.InvalidateAsync("user:4:*"));
        var reads = one.Remote.Count(RemoteCommands.Read);

        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal(reads, one.Remote.Count(RemoteCommands.Read));
        Assert.Equal("old", await _fleet.Start().ReadAsync(4, loader));

        one.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        await one.ReadAsync(5, loader);

        Assert.Equal("new", await _fleet.Start().ReadAsync(4, loader));
    }

    [Fact]
    public async Task A_deferred_invalidation_is_replayed_although_nobody_calls_this_instance_again()
    {
        var quiet = _fleet.Start();
        var busy = _fleet.Start();
        var loader = new Loader<string?>("old");
        await busy.ReadAsync(4, loader);
        quiet.Remote.Fail();
        Assert.Equal(InvalidationOutcome.Deferred, await quiet.InvalidateAsync("user:4:*"));
        loader.Row = "new";
        Assert.Equal("old", await busy.ReadAsync(4, loader));

        // Three tries in vain, and one that reaches L2.
        for (var tries = 0; tries < 3; tries++)
        {
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(250));
        }

        quiet.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(250));

        Assert.Equal("new", await busy.ReadAsync(4, loader));
    }

    [Fact]
    public async Task A_deferred_invalidation_is_replayed_the_moment_the_connection_is_back()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await two.ReadAsync(4, loader);
        one.Remote.Disconnect();
        await one.InvalidateAsync("user:4:*");
        loader.Row = "new";

        one.Remote.Reconnect();

        Assert.Equal("new", await two.ReadAsync(4, loader));
    }

    [Fact(Timeout = 30_000)]
    public async Task An_invalidation_deferred_again_during_its_own_replay_is_replayed_again()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("first");
        one.Remote.Fail(RemoteCommands.Invalidate);
        await one.InvalidateAsync("user:4:profile");
        one.Remote.Heal();
        var replay = one.Remote.HoldReply(RemoteCommands.Invalidate);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(250));
        await replay.Arrived;

        // L2 has heard of the first write. It is filled, then comes the second write, whose invalidation finds the replay under way.
        Assert.Equal("first", await two.ReadAsync(4, loader));
        loader.Row = "second";
        Assert.Equal(InvalidationOutcome.Deferred, await one.InvalidateAsync("user:4:profile"));
        replay.Continue();
        var settled = one.Remote.HoldReply(RemoteCommands.Invalidate);
        while (!settled.Arrived.IsCompleted)
        {
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(250));
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        settled.Continue();
        Assert.Equal("second", await two.ReadAsync(4, loader));
    }

    [Fact]
    public async Task More_invalidations_than_the_journal_holds_become_one_fence()
    {
        var one = _fleet.Start(settings => settings.Options = options => options.InvalidationJournalCapacity = 3);
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        for (var id = 0; id < 10; id++)
        {
            await two.ReadAsync(id, loader);
        }

        loader.Row = "new";
        one.Remote.Fail();
        for (var id = 0; id < 9; id++)
        {
            Assert.Equal(InvalidationOutcome.Deferred, await one.InvalidateAsync($"user:{id}:profile"));
        }

        one.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, one.Remote.Count(RemoteCommands.Fence));
        for (var id = 0; id < 10; id++)
        {
            Assert.Equal("new", await two.ReadAsync(id, loader));
            Assert.Equal("new", await one.ReadAsync(id, loader));
        }
    }

    [Fact]
    public async Task The_same_name_over_and_over_fills_no_journal()
    {
        var one = _fleet.Start(settings => settings.Options = options => options.InvalidationJournalCapacity = 3);
        one.Remote.Fail();
        for (var time = 0; time < 100; time++)
        {
            await one.InvalidateAsync($"user:{time % 3}:profile");
        }

        one.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(0, one.Remote.Count(RemoteCommands.Fence));
        Assert.Equal(InvalidationOutcome.Applied, await one.InvalidateAsync("user:1:profile"));
    }

    [Fact]
    public async Task The_outage_and_the_recovery_are_one_line_each()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        instance.Remote.Disconnect();
        for (var id = 0; id < 10; id++)
        {
            await instance.ReadAsync(id, loader);
            await instance.InvalidateAsync($"user:{id}:*");
        }

        instance.Remote.Reconnect();
        for (var id = 0; id < 10; id++)
        {
            await instance.ReadAsync(id, loader);
        }

        Assert.Single(instance.Log.At(LogLevel.Warning));
        Assert.Single(instance.Log.At(LogLevel.Information), static line => line.Contains("answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_answers_lookups_and_refuses_fills_is_one_line_too()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        instance.Remote.Fail(RemoteCommands.Fill);
        for (var id = 0; id < 10; id++)
        {
            await instance.ReadAsync(id, loader);
        }

        Assert.Single(instance.Log.At(LogLevel.Warning));
        Assert.Empty(instance.Log.At(LogLevel.Information));
        instance.Remote.Heal();
        await instance.ReadAsync(11, loader);
        Assert.Single(instance.Log.At(LogLevel.Information));
    }

    [Fact]
    public async Task A_key_is_written_to_the_log_at_debug_alone()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("old");
        var hold = loader.Hold();
        var doomed = one.ReadAsync(4711, loader);
        await hold.Arrived;
        await _fleet.Start().InvalidateAsync("user:4711:*");
        hold.Finish();
        await doomed;
        one.Remote.Fail();
        await one.ReadAsync(4712, loader);
        await one.InvalidateAsync("user:4713:*");

        foreach (var level in Enum.GetValues<LogLevel>().Where(static level => level > LogLevel.Debug))
        {
            Assert.DoesNotContain(one.Log.At(level), static line => line.Contains("471", StringComparison.Ordinal));
        }
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
