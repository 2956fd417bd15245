using System.Transactions;
using Cacheable.Contract;
using Cacheable.Testing;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.FailSafe;

public sealed class StaleValueTests : IAsyncDisposable
{
    private const string Profiles = "method=IUsers.GetProfileAsync";

    private static readonly ProfileKey Key = new(4);
    private static readonly CachedMethodPlan Plan = Plans.Profile with { FailSafe = TimeSpan.FromHours(1) };
    private static readonly InvalidOperationException Down = new("the source is down");

    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task Without_a_fail_safe_a_failing_source_is_the_callers_problem()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile);
        await users.ReadAsync(Key, _loader);
        GoDown();

        Assert.Same(Down, await Assert.ThrowsAsync<InvalidOperationException>(async () => await users.ReadAsync(Key, _loader)));
    }

    [Theory]
    [InlineData(CacheTiers.All, false)]
    [InlineData(CacheTiers.L1, false)]
    [InlineData(CacheTiers.L2, false)]
    [InlineData(CacheTiers.All, true)]
    public async Task A_value_past_its_end_is_given_where_the_source_fails_until_its_fail_safe_is_over(CacheTiers tiers, bool withoutL2)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan with { Tiers = tiers });
        await users.ReadAsync(Key, _loader);
        GoDown();

        Assert.Equal("value", await users.ReadAsync(Key, _loader));
        _fleet.Time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.Equal("value", await users.ReadAsync(Key, _loader));
        Assert.Equal(3, _loader.Calls);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await users.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task A_shorter_fail_safe_than_that_of_who_stored_it_holds()
    {
        var writer = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var reader = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { FailSafe = TimeSpan.FromMinutes(1) });
        await writer.ReadAsync(Key, _loader);
        GoDown();
        _fleet.Time.Advance(TimeSpan.FromMinutes(2));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await reader.ReadAsync(Key, _loader));
        Assert.Equal("value", await writer.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task A_source_that_answers_again_is_believed_and_its_value_stored_for_all()
    {
        var one = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var two = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        await one.ReadAsync(Key, _loader);
        GoDown();
        await one.ReadAsync(Key, _loader);
        (_loader.Failure, _loader.Row) = (null, "newer");
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("newer", await one.ReadAsync(Key, _loader));
        Assert.Equal("newer", await two.ReadAsync(Key, _loader));
        Assert.Equal(3, _loader.Calls);
    }

    [Theory]
    [InlineData(CacheTiers.All, false)]
    [InlineData(CacheTiers.L1, false)]
    [InlineData(CacheTiers.L2, false)]
    [InlineData(CacheTiers.All, true)]
    public async Task A_value_whose_row_has_gone_does_not_come_back_when_the_source_fails_later(CacheTiers tiers, bool withoutL2)
    {
        var users = _fleet.Start(settings => settings.WithoutL2 = withoutL2).Engine.Cached<ProfileKey, string?>(Plan with { Tiers = tiers });
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        _loader.Row = null;
        Assert.Null(await users.ReadAsync(Key, _loader));
        Assert.Null(await users.ReadAsync(Key, _loader));
        Assert.Equal(3, _loader.Calls);
        GoDown();

        Assert.Null(await users.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task An_instance_that_never_had_it_gives_what_L2_holds()
    {
        await _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan).ReadAsync(Key, _loader);
        GoDown();
        var late = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);

        using var stale = StaleReads.Watch();
        Assert.Equal("value", await late.ReadAsync(Key, _loader));

        Assert.Equal(1, stale.Count);
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task An_absence_past_its_end_is_a_value_as_others()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { NegativeTimeToLive = TimeSpan.FromMinutes(1) });
        _loader.Row = null;
        await users.ReadAsync(Key, _loader);
        GoDown();

        using var stale = StaleReads.Watch();
        Assert.Null(await users.ReadAsync(Key, _loader));
        Assert.True(stale.Any);
    }

    [Fact]
    public async Task Everybody_who_waits_gets_it_and_is_told()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.CachedTask<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        var held = _loader.Hold();
        var told = new int[20];

        var callers = Enumerable.Range(0, told.Length).Select(async index =>
        {
            using var stale = StaleReads.Watch();
            var value = await users.ReadAsync(Key, _loader);
            told[index] = stale.Count;
            return value;
        }).ToList();
        await held.Arrived;
        held.Fail(Down);

        Assert.All(await Task.WhenAll(callers), static value => Assert.Equal("value", value));
        Assert.All(told, static count => Assert.Equal(1, count));
        Assert.Equal(20, _meter.Read(instance, "cacheable.stale", Profiles, "reason=failed"));
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task A_watch_sees_what_is_read_within_it_and_no_fresh_value()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        using var all = StaleReads.Watch();
        await users.ReadAsync(Key, _loader);
        await users.ReadAsync(Key, _loader);
        Assert.False(all.Any);
        GoDown();

        using (var inner = StaleReads.Watch())
        {
            await users.ReadAsync(Key, _loader);
            Assert.Equal(1, inner.Count);
        }

        await users.ReadAsync(Key, _loader);
        Assert.Equal(2, all.Count);
    }

    [Fact]
    public async Task The_log_says_when_it_begins_and_when_it_has_ended()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        GoDown();
        for (var read = 0; read < 5; read++)
        {
            await users.ReadAsync(Key, _loader);
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        }

        var warning = Assert.Single(instance.Log.At(LogLevel.Warning));
        Assert.StartsWith("IUsers.GetProfileAsync: values past their end are given from now on (Failed).", warning, StringComparison.Ordinal);
        Assert.Same(Down, Assert.Single(instance.Log.ExceptionsAt(LogLevel.Warning)));

        _loader.Failure = null;
        await users.ReadAsync(new ProfileKey(5), _loader);
        Assert.DoesNotContain(instance.Log.At(LogLevel.Information), IsEnd);
        _fleet.Time.Advance(TimeSpan.FromSeconds(10));
        await users.ReadAsync(Key, _loader);
        await users.ReadAsync(new ProfileKey(6), _loader);
        Assert.Single(instance.Log.At(LogLevel.Information), IsEnd);

        static bool IsEnd(string line) => line.StartsWith("IUsers.GetProfileAsync: its source answers again", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_that_gives_up_is_no_failure_of_the_source()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        var held = _loader.Hold();
        using var givesUp = new CancellationTokenSource();
        var leader = users.ReadAsync(Key, _loader, givesUp.Token).AsTask();
        await held.Arrived;
        _loader.Row = "newer";

        await givesUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        Assert.Equal("newer", await users.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task A_transaction_reads_its_source_and_never_a_value_past_its_end()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        GoDown();
        using var transaction = new TransactionScope(TransactionScopeAsyncFlowOption.Enabled);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await users.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task An_L1_that_is_not_proven_gives_none()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        GoDown();
        Assert.Equal("value", await users.ReadAsync(Key, _loader));

        instance.Remote.Disconnect();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await users.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task An_entry_that_is_past_its_end_when_a_process_starts_is_no_hit_there()
    {
        await _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan).ReadAsync(Key, _loader);
        GoDown();
        _fleet.Time.Advance(TimeSpan.FromMinutes(30));
        var started = _fleet.Start();
        var users = started.Engine.Cached<ProfileKey, string?>(Plan with { FailureMemory = TimeSpan.Zero });
        await users.ReadAsync(Key, _loader);

        (_loader.Failure, _loader.Row) = (null, "newer");

        Assert.Equal("newer", await users.ReadAsync(Key, _loader));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entry_past_its_end_does_not_exist_for_who_asks(bool withoutL2)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(TimeSpan.FromMinutes(4));

        Assert.Equal(KeyTimeToLive.Expires(TimeSpan.FromMinutes(6)), await instance.Cache.GetTimeToLiveAsync("user:4:profile"));
        _fleet.Time.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(KeyTimeToLive.NoSuchKey, await instance.Cache.GetTimeToLiveAsync("user:4:profile"));
        Assert.False(await instance.Cache.ExistsAsync("user:4:profile"));
    }

    [Fact]
    public async Task By_hand_it_is_the_same()
    {
        var instance = _fleet.Start();
        var options = new CacheEntryOptions { TimeToLive = Plans.TimeToLive, FailSafe = TimeSpan.FromHours(1) };
        await GetAsync();
        GoDown();

        using var stale = StaleReads.Watch();
        Assert.Equal("value", await GetAsync());
        Assert.Equal("value", await GetAsync());
        Assert.Equal(2, stale.Count);
        Assert.Equal(2, _loader.Calls);

        ValueTask<string?> GetAsync() => instance.Cache.GetOrCreateAsync(
            "user:4:name", _loader, static (loader, token) => new ValueTask<string?>(loader.LoadAsync(token)), options);
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }

    /// <summary>The source fails, and what was read of it is past its end.</summary>
    private void GoDown()
    {
        _loader.Failure = Down;
        _fleet.Time.Advance(Plans.TimeToLive);
    }
}
