using Cacheable.Contract;
using Cacheable.EarlyRefresh;
using Cacheable.Testing;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.FailSafe;

public sealed class SoftTimeoutTests : IAsyncDisposable
{
    private const string Profiles = "method=IUsers.GetProfileAsync";

    private static readonly ProfileKey Key = new(4);
    private static readonly CachedMethodPlan Plan = Plans.Profile with
    {
        FailSafe = TimeSpan.FromHours(1),
        SoftTimeout = TimeSpan.FromMilliseconds(100),
        HardTimeout = TimeSpan.FromSeconds(2),
    };

    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task Without_one_a_caller_waits_for_its_load_though_a_value_is_there()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { SoftTimeout = null });
        var (held, reading) = await BeginLateLoadAsync(users);

        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(reading.IsCompleted);
        held.Finish();
        Assert.Equal("newer", await reading);
    }

    [Theory]
    [InlineData(CacheTiers.All)]
    [InlineData(CacheTiers.L2)]
    public async Task Every_caller_waits_so_long_and_no_longer_and_the_load_goes_on(CacheTiers tiers)
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan with { Tiers = tiers });
        var (held, leader) = await BeginLateLoadAsync(users);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(60));
        var waiter = users.ReadAsync(Key, _loader).AsTask();

        _fleet.Time.Advance(TimeSpan.FromMilliseconds(40));
        Assert.Equal("value", await leader);
        Assert.False(waiter.IsCompleted);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(60));
        Assert.Equal("value", await waiter);
        Assert.Equal(2, _meter.Read(instance, "cacheable.stale", Profiles, "reason=soft_timeout"));

        var joined = users.ReadAsync(Key, _loader).AsTask();
        held.Finish();
        Assert.Equal("newer", await joined);
        Assert.Equal("newer", await users.ReadAsync(Key, _loader));
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task The_load_belongs_to_nobody_and_survives_the_caller_that_began_it()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        using var givesUp = new CancellationTokenSource();
        var (held, leader) = await BeginLateLoadAsync(users, givesUp.Token);

        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        var joined = users.ReadAsync(Key, _loader).AsTask();
        held.Finish();

        Assert.Equal("newer", await joined);
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task The_hard_timeout_alone_ends_it()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { SoftTimeout = TimeSpan.FromSeconds(1) });
        var (_, leader) = await BeginLateLoadAsync(users);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal("value", await leader);
        var waiter = users.ReadAsync(Key, _loader).AsTask();

        _fleet.Time.Advance(TimeSpan.FromSeconds(0.5));

        Assert.Equal("value", await waiter);
        Assert.Equal("value", await users.ReadAsync(Key, _loader));
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task Where_no_value_is_there_it_has_no_effect_and_the_load_is_its_callers()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var caller = new AsyncLocal<string?> { Value = "mine" };
        var arrived = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = users.GetAsync(CacheScope.None, Key, 0, 0, (_, _, _) =>
        {
            arrived.SetResult(caller.Value);
            return new ValueTask<string?>(answer.Task);
        }).AsTask();
        Assert.Equal("mine", await arrived.Task);

        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.False(reading.IsCompleted);
        answer.SetResult("value");
        Assert.Equal("value", await reading);
    }

    [Fact]
    public async Task A_load_that_fails_within_it_gives_the_value_for_that_reason()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        var (held, leader) = await BeginLateLoadAsync(users);

        held.Fail(new InvalidOperationException("the source is down"));

        Assert.Equal("value", await leader);
        Assert.Equal(1, _meter.Read(instance, "cacheable.stale", Profiles, "reason=failed"));
    }

    [Fact]
    public async Task A_source_that_is_slow_and_then_fails_is_told_of_with_what_it_threw_though_nobody_waits()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        var (held, leader) = await BeginLateLoadAsync(users);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("value", await leader);
        Assert.Null(Assert.Single(instance.Log.ExceptionsAt(LogLevel.Warning)));
        var down = new InvalidOperationException("the source is down");
        var waiter = users.ReadAsync(Key, _loader).AsTask();

        held.Fail(down);
        Assert.Equal("value", await waiter);

        await instance.Get<BackgroundLoads>().StopAsync();
        Assert.Equal([null, down], instance.Log.ExceptionsAt(LogLevel.Warning));
    }

    [Fact]
    public async Task A_load_that_goes_on_alone_has_read_L2_once_and_missed_once()
    {
        await _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan).ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        _loader.Row = "newer";
        var held = _loader.Hold();
        var leader = users.ReadAsync(Key, _loader).AsTask();
        await held.Arrived;

        Assert.Equal(1, instance.Remote.Count(RemoteCommands.Read));
        Assert.Equal(1, _meter.Read(instance, "cacheable.misses", Profiles, "tier=l2"));
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Equal("value", await leader);
        var joined = users.ReadAsync(Key, _loader).AsTask();
        held.Finish();
        Assert.Equal("newer", await joined);
    }

    [Fact]
    public async Task A_loader_in_the_background_that_asks_for_its_own_key_is_told_so()
    {
        var cache = _fleet.Start().Cache;
        var options = new CacheEntryOptions { TimeToLive = Plans.TimeToLive, FailSafe = TimeSpan.FromHours(1), SoftTimeout = TimeSpan.FromSeconds(1), FailureMemory = TimeSpan.Zero };
        await cache.GetOrCreateAsync("outer", 0, static (_, _) => new ValueTask<string>("value"), options);
        _fleet.Time.Advance(Plans.TimeToLive);
        var told = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);

        Assert.Equal("value", await OuterAsync());

        Assert.Contains("the loader asks for the key it is loading", (await told.Task).Message, StringComparison.Ordinal);

        ValueTask<string> OuterAsync() => cache.GetOrCreateAsync("outer", 0, async (_, _) =>
        {
            try
            {
                return await OuterAsync();
            }
            catch (InvalidOperationException exception)
            {
                told.TrySetResult(exception);
                throw;
            }
        }, options);
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }

    /// <summary>A load of an entry past its end, which waits for the test.</summary>
    private async Task<(HeldLoad Held, Task<string?> Leader)> BeginLateLoadAsync(
        CachedMethod<ProfileKey, string?> users, CancellationToken cancellationToken = default)
    {
        await users.ReadAsync(Key, _loader, CancellationToken.None);
        _fleet.Time.Advance(Plans.TimeToLive);
        _loader.Row = "newer";
        var held = _loader.Hold();
        var leader = users.ReadAsync(Key, _loader, cancellationToken).AsTask();
        await held.Arrived;
        return (held, leader);
    }
}
