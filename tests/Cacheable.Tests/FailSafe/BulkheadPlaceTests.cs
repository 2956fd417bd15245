using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Tests.FailSafe;

public sealed class BulkheadPlaceTests : IAsyncDisposable
{
    private const string Profiles = "method=IUsers.GetProfileAsync";

    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();
    private readonly Loader<string?> _loader = new("value");
    private readonly TaskCompletionSource _inside = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task A_load_that_waits_for_one_in_line_lends_it_its_place()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { MaxLoads = 1 });
        var outer = users.GetAsync(CacheScope.None, new ProfileKey(1), 0, 0, async (_, _, token) =>
        {
            _inside.SetResult();
            await _goOn.Task;
            return "outer " + await users.ReadAsync(new ProfileKey(2), _loader, token);
        }).AsTask();
        await _inside.Task;
        var inLine = users.ReadAsync(new ProfileKey(2), _loader).AsTask();
        Assert.Equal((0, 1), (_loader.Calls, _meter.Read(instance, "cacheable.loads.waiting", Profiles)));

        _goOn.SetResult();

        Assert.Equal(("outer value", "value"), (await outer, await inLine));
        Assert.Equal(1, _loader.Calls);
        Assert.Equal(0, _meter.Read(instance, "cacheable.loads.running", Profiles));
    }

    [Fact]
    public async Task Loads_of_two_methods_that_ask_for_each_other_wait_for_nobody()
    {
        var engine = _fleet.Start().Engine;
        var users = engine.Cached<ProfileKey, string?>(Plans.Profile with { MaxLoads = 1 });
        var orders = engine.Cached<OrdersKey, string?>(Plans.Orders with { MaxLoads = 1 });
        var user = users.GetAsync(CacheScope.None, new ProfileKey(1), 0, 0, async (_, _, token) =>
        {
            await _goOn.Task;
            return "user's " + await orders.ReadAsync(new OrdersKey(2), _loader, token);
        }).AsTask();
        var order = orders.GetAsync(CacheScope.None, new OrdersKey(1), 0, 0, async (_, _, token) =>
        {
            await _goOn.Task;
            return "order's " + await users.ReadAsync(new ProfileKey(2), _loader, token);
        }).AsTask();

        _goOn.SetResult();

        Assert.Equal(("user's value", "order's value"), (await user, await order));
    }

    [Fact]
    public async Task A_load_that_is_left_behind_keeps_its_place_until_it_ends()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { MaxLoads = 1, HardTimeout = TimeSpan.FromSeconds(2) });
        var deaf = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var left = users.GetAsync(CacheScope.None, new ProfileKey(1), 0, 0, (_, _, _) => new ValueTask<string?>(deaf.Task)).AsTask();
        _fleet.Time.Advance(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAsync<TimeoutException>(() => left);

        var next = users.ReadAsync(new ProfileKey(2), _loader).AsTask();

        Assert.Equal(0, _loader.Calls);
        Assert.Equal(1, _meter.Read(instance, "cacheable.loads.running", Profiles));
        deaf.SetResult("too late");
        Assert.Equal("value", await next);
        Assert.Equal(0, _meter.Read(instance, "cacheable.loads.running", Profiles));
    }

    [Fact]
    public async Task One_that_is_left_behind_in_the_background_keeps_it_too()
    {
        var instance = _fleet.Start(static settings => settings.Foreground = true);
        var users = instance.Engine.Cached<ProfileKey, string?>(
            Plans.Profile with { MaxLoads = 1, FailSafe = TimeSpan.FromHours(1), SoftTimeout = TimeSpan.FromSeconds(1), HardTimeout = TimeSpan.FromSeconds(2) });
        await users.ReadAsync(new ProfileKey(1), _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        var deaf = new TaskCompletionSource<string?>();
        var late = users.GetAsync(CacheScope.None, new ProfileKey(1), 0, 0, (_, _, _) => new ValueTask<string?>(deaf.Task)).AsTask();

        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("value", await late);
        Assert.Equal(1, _meter.Read(instance, "cacheable.loads.running", Profiles));
        var next = users.ReadAsync(new ProfileKey(2), _loader).AsTask();
        Assert.Equal(1, _loader.Calls);
        deaf.SetResult("too late");
        Assert.Equal("value", await next);
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }
}
