using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Tests.FailSafe;

public sealed class HardTimeoutTests : IAsyncDisposable
{
    private static readonly ProfileKey Key = new(4);
    private static readonly CachedMethodPlan Plan = Plans.Profile with { HardTimeout = TimeSpan.FromSeconds(2) };

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");
    private readonly TaskCompletionSource<string?> _deaf = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Without_one_a_load_takes_as_long_as_it_takes()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Key, _loader);
        await held.Arrived;

        _fleet.Time.Advance(TimeSpan.FromDays(1));

        Assert.False(reading.IsCompleted);
        held.Finish();
        Assert.Equal("value", await reading);
    }

    [Fact]
    public async Task It_cancels_the_load_and_tells_all_who_wait_which_method_and_which_limit()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var held = _loader.Hold();
        var leader = users.ReadAsync(Key, _loader).AsTask();
        await held.Arrived;
        var waiter = users.ReadAsync(Key, _loader).AsTask();

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));

        var told = await Assert.ThrowsAsync<TimeoutException>(() => leader);
        Assert.Equal("IUsers.GetProfileAsync: the load took longer than its HardTimeout of 2s.", told.Message);
        Assert.IsAssignableFrom<OperationCanceledException>(told.InnerException);
        Assert.Same(told, await Assert.ThrowsAsync<TimeoutException>(() => waiter));
    }

    [Fact]
    public async Task A_load_that_ignores_its_token_is_left_behind_and_what_it_returns_is_dropped()
    {
        var one = _fleet.Start();
        var users = one.Engine.Cached<ProfileKey, string?>(Plan);
        var leader = DeafAsync(users);

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => leader);

        // Key and lease are free.
        _loader.Row = "newer";
        var two = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        Assert.Equal("newer", await two.ReadAsync(Key, _loader));
        Assert.Equal("newer", await users.ReadAsync(Key, _loader));
        _deaf.SetResult("from before");
        Assert.Equal("newer", await users.ReadAsync(Key, _loader));
        Assert.Equal("newer", await two.ReadAsync(Key, _loader));
        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task A_value_past_its_end_is_given_where_one_is_there()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { FailSafe = TimeSpan.FromHours(1) });
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        var leader = DeafAsync(users);

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("value", await leader);
    }

    [Fact]
    public async Task Who_waits_for_another_instance_waits_no_longer_either()
    {
        var other = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile);
        var held = _loader.Hold();
        var loading = other.ReadAsync(Key, _loader).AsTask();
        await held.Arrived;
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var waiting = users.ReadAsync(Key, _loader).AsTask();
        Assert.False(waiting.IsCompleted);

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        held.Finish();
        await loading;
    }

    [Fact]
    public async Task A_method_that_blocks_its_thread_has_none()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);

        var value = users.Get(CacheScope.None, Key, _fleet, 0, static (fleet, _) =>
        {
            fleet.Time.Advance(TimeSpan.FromSeconds(3));
            return "value";
        });

        Assert.Equal("value", value);
    }

    [Fact]
    public async Task By_hand_it_is_the_same()
    {
        var options = new CacheEntryOptions { TimeToLive = Plans.TimeToLive, HardTimeout = TimeSpan.FromSeconds(2) };
        var reading = _fleet.Start().Cache.GetOrCreateAsync("user:4:name", _deaf, static (deaf, _) => new ValueTask<string?>(deaf.Task), options).AsTask();

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => reading);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private Task<string?> DeafAsync(CachedMethod<ProfileKey, string?> users) =>
        users.GetAsync(CacheScope.None, Key, _deaf, 0, static (deaf, _, _) => new ValueTask<string?>(deaf.Task)).AsTask();
}
