using Cacheable.Contract;
using Cacheable.FailSafe;

namespace Cacheable.Tests.FailSafe;

public sealed class BulkheadTests : IAsyncDisposable
{
    private const string Profiles = "method=IUsers.GetProfileAsync";

    private static readonly CachedMethodPlan Plan = Plans.Profile with { MaxLoads = 2, FailSafe = TimeSpan.FromHours(1), HardTimeout = TimeSpan.FromSeconds(5) };

    private readonly Fleet _fleet = new();
    private readonly MeterReader _meter = new();
    private readonly Loader<string?> _loader = new("value");

    [Fact]
    public async Task So_many_loads_run_at_once_and_the_first_in_line_comes_first()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        var loads = Enumerable.Range(0, 4).Select(_ => _loader.Hold()).ToList();
        var reads = Enumerable.Range(0, 4).Select(id => users.ReadAsync(new ProfileKey(id), _loader).AsTask()).ToList();

        Assert.Equal(2, _loader.Calls);
        Assert.Equal(2, _meter.Read(instance, "cacheable.loads.running", Profiles));
        Assert.Equal(2, _meter.Read(instance, "cacheable.loads.waiting", Profiles));
        loads[0].Finish();
        await loads[2].Arrived;
        Assert.Equal(3, _loader.Calls);
        loads.Skip(1).ToList().ForEach(static load => load.Finish());

        Assert.All(await Task.WhenAll(reads), static value => Assert.Equal("value", value));
        Assert.Equal(0, _meter.Read(instance, "cacheable.loads.running", Profiles));
    }

    [Fact]
    public async Task By_default_any_number_runs()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile);
        var loads = Enumerable.Range(0, 50).Select(_ => _loader.Hold()).ToList();
        var reads = Enumerable.Range(0, 50).Select(id => users.ReadAsync(new ProfileKey(id), _loader).AsTask()).ToList();

        Assert.Equal(50, _loader.Calls);
        loads.ForEach(static load => load.Finish());
        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task Where_a_value_past_its_end_is_there_it_is_given_at_once()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(new ProfileKey(7), _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
        var (loads, reads) = Fill(users);

        Assert.Equal("value", await users.ReadAsync(new ProfileKey(7), _loader));

        Assert.Equal(1, _meter.Read(instance, "cacheable.stale", Profiles, "reason=full"));
        loads.ForEach(static load => load.Finish());
        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task The_hard_timeout_holds_in_line_too()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { HardTimeout = null });
        var timed = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var held = Enumerable.Range(0, 2).Select(_ => _loader.Hold()).ToList();
        var long1 = timed.ReadAsync(new ProfileKey(0), _loader).AsTask();
        var long2 = timed.ReadAsync(new ProfileKey(1), _loader).AsTask();
        _fleet.Time.Advance(TimeSpan.FromSeconds(4));
        var late = timed.ReadAsync(new ProfileKey(2), _loader).AsTask();
        Assert.Equal(2, _loader.Calls);

        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<TimeoutException>(() => long1);
        await Assert.ThrowsAsync<TimeoutException>(() => long2);
        Assert.Equal("value", await late);
        Assert.Equal("value", await users.ReadAsync(new ProfileKey(2), _loader));
    }

    [Fact]
    public async Task Who_gives_up_in_line_leaves_it_and_hands_over()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        var (loads, reads) = Fill(users);
        using var givesUp = new CancellationTokenSource();
        var leader = users.ReadAsync(new ProfileKey(2), _loader, givesUp.Token).AsTask();
        var waiter = users.ReadAsync(new ProfileKey(2), _loader).AsTask();

        await givesUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leader);
        loads.ForEach(static load => load.Finish());

        Assert.Equal("value", await waiter);
        await Task.WhenAll(reads);
    }

    [Fact]
    public async Task A_load_inside_of_a_load_of_the_same_method_waits_in_no_line()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan with { MaxLoads = 1 });

        var value = await users.GetAsync(
            Cacheable.Transactions.CacheScope.None, new ProfileKey(1), 0, 0, async (_, _, token) => "outer " + await users.ReadAsync(new ProfileKey(2), _loader, token));

        Assert.Equal("outer value", value);
    }

    [Fact]
    public async Task A_changed_limit_holds_from_the_next_load_on()
    {
        var bulkhead = new Bulkhead(EngineScheduling.Concurrent);
        using var first = bulkhead.TryEnter(1)!;
        var waiting = Enumerable.Range(0, 3).Select(_ => bulkhead.EnterAsync(1, TestContext.Current.CancellationToken).AsTask()).ToList();
        Assert.Equal((1, 3), (bulkhead.Running, bulkhead.Waiting));

        Assert.Null(bulkhead.TryEnter(3));
        var places = await Task.WhenAll(waiting.Take(2));
        Assert.Equal((3, 1), (bulkhead.Running, bulkhead.Waiting));

        Assert.Null(bulkhead.TryEnter(2));
        places[0].Dispose();
        places[0].Dispose();
        Assert.Equal((2, 1), (bulkhead.Running, bulkhead.Waiting));
        using var any = bulkhead.TryEnter(0)!;
        using var last = await waiting[2];
        places[1].Dispose();
        Assert.Equal((3, 0), (bulkhead.Running, bulkhead.Waiting));
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }

    private (List<HeldLoad> Loads, List<Task<string?>> Reads) Fill(CachedMethod<ProfileKey, string?> users)
    {
        var loads = Enumerable.Range(0, 2).Select(_ => _loader.Hold()).ToList();
        return (loads, [.. Enumerable.Range(0, 2).Select(id => users.ReadAsync(new ProfileKey(id), _loader).AsTask())]);
    }
}
