using Cacheable.Contract;
using Cacheable.Testing;
using Cacheable.Tests.EarlyRefresh;
using Cacheable.Transactions;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.FailSafe;

public sealed class HangingLoadTests : IAsyncDisposable
{
    private static readonly ProfileKey Key = new(4);
    private static readonly TimeSpan Lease = new CacheableOptions().LeaseDuration;

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task A_slow_load_in_the_background_without_a_hard_timeout_ends_with_its_lease()
    {
        var users = _fleet.Start(static settings => settings.Foreground = true).Engine.Cached<ProfileKey, string?>(
            Plans.Profile with { FailSafe = TimeSpan.FromHours(1), SoftTimeout = TimeSpan.FromSeconds(1), FailureMemory = TimeSpan.Zero });
        await users.ReadAsync(Key, _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        _loader.Hold();
        var late = users.ReadAsync(Key, _loader).AsTask();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("value", await late);
        _loader.Row = "newer";

        _fleet.Time.Advance(Lease);

        Assert.Equal("newer", await users.ReadAsync(Key, _loader));
        Assert.Equal(3, _loader.Calls);
    }

    [Fact]
    public async Task An_early_refresh_without_a_hard_timeout_ends_with_its_lease()
    {
        var source = new SteppedSource();
        var profiles = new DueProfiles(_fleet, source, configure: static settings => settings.WithoutL2 = true);
        await profiles.FillAsync();
        await profiles.NearTheEndAsync();
        (source.Holds, profiles.Draw) = (true, DueProfiles.TenSecondsEarly);
        await profiles.ReadAsync();
        Assert.Equal(2, source.Calls);
        _fleet.Time.Advance(TimeSpan.FromSeconds(9));
        var waiter = profiles.ReadAsync();
        Assert.False(waiter.IsCompleted);

        _fleet.Time.Advance(Lease - TimeSpan.FromSeconds(9));

        var told = await Assert.ThrowsAsync<TimeoutException>(() => waiter);
        Assert.Equal("IUsers.GetProfileAsync: the load took longer than the LeaseDuration of 10s, which ends loads in the background that have no HardTimeout.", told.Message);
        source.Holds = false;
        Assert.Equal("old", await profiles.ReadAsync());
    }

    [Fact]
    public async Task A_refresh_that_fails_ends_its_flight_however_long_it_is_to_rest()
    {
        var source = new SteppedSource();
        var profiles = new DueProfiles(_fleet, source, static plan => plan with { Beta = 1e15 });
        await profiles.FillAsync();
        (source.Failure, profiles.Draw) = (new InvalidOperationException("away"), 0.5);
        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal(2, source.Calls);
        source.Failure = null;

        _fleet.Time.Advance(DueProfiles.TimeToLive);

        Assert.Equal("old", await profiles.ReadAsync());
        Assert.Equal(3, source.Calls);
    }

    [Fact]
    public async Task A_callback_of_the_token_that_throws_disturbs_nobody()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile with { HardTimeout = TimeSpan.FromSeconds(2) });
        var deaf = new TaskCompletionSource<string?>();
        var reading = users.GetAsync(CacheScope.None, Key, 0, 0, (_, _, token) =>
        {
            token.Register(static () => throw new InvalidOperationException("the callback"));
            return new ValueTask<string?>(deaf.Task);
        }).AsTask();

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => reading);
    }

    [Fact]
    public async Task A_callback_of_the_token_that_blocks_holds_up_nobody_and_is_called_all_the_same()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile with { HardTimeout = TimeSpan.FromSeconds(2) });
        var deaf = new TaskCompletionSource<string?>();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var end = new ManualResetEventSlim();
        var reading = users.GetAsync(CacheScope.None, Key, 0, 0, (_, _, token) =>
        {
            token.Register(() =>
            {
                called.SetResult();
                end.Wait(CancellationToken.None);
            });
            return new ValueTask<string?>(deaf.Task);
        }).AsTask();

        _fleet.Time.Advance(TimeSpan.FromSeconds(2));

        await Assert.ThrowsAsync<TimeoutException>(() => reading);
        await called.Task;
        end.Set();
    }

    [Fact]
    public async Task A_value_that_cannot_be_kept_gives_its_lease_back()
    {
        var random = new FailingRandom();
        var broken = _fleet.Start(settings => settings.Cache = cache => cache.Services.AddSingleton<RandomSource>(random));
        Assert.Null(await broken.Engine.Cached<OrdersKey, string?>(Plans.Orders).ReadAsync(new OrdersKey(1), new Loader<string?>(null)));
        var before = broken.Remote.Count(RemoteCommands.Release);
        random.Fails = true;

        Assert.Equal("value", await broken.ReadAsync(Key.Id, _loader));

        Assert.Equal(before + 1, broken.Remote.Count(RemoteCommands.Release));
        Assert.Equal("value", await _fleet.Start().ReadAsync(Key.Id, _loader));
        Assert.Equal(2, _loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private sealed class FailingRandom : RandomSource
    {
        public bool Fails { get; set; }

        public override double NextDouble() => Fails ? throw new InvalidOperationException("no entropy") : 0;
    }
}
