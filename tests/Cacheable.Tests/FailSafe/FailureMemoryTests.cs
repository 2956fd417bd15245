using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Keys;
using Microsoft.Extensions.Time.Testing;

namespace Cacheable.Tests.FailSafe;

public sealed class FailureMemoryTests : IAsyncDisposable
{
    private static readonly ProfileKey Key = new(4);
    private static readonly CachedMethodPlan Plan = Plans.Profile with { FailSafe = TimeSpan.FromHours(1) };

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");
    private readonly InvalidOperationException _down = new("the source is down");

    [Fact]
    public async Task With_a_fail_safe_a_failed_load_is_not_tried_again_for_a_second()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        GoDown();
        await users.ReadAsync(Key, _loader);

        _fleet.Time.Advance(TimeSpan.FromMilliseconds(999));
        await users.ReadAsync(Key, _loader);
        Assert.Equal(2, _loader.Calls);
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        await users.ReadAsync(Key, _loader);

        Assert.Equal(3, _loader.Calls);
    }

    [Fact]
    public async Task Without_a_fail_safe_every_call_tries()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile);
        _loader.Failure = _down;

        await FailAsync(users);
        await FailAsync(users);

        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task Where_no_value_is_there_the_same_exception_is_thrown_again_with_its_own_stack()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile with { FailureMemory = TimeSpan.FromSeconds(5) });
        _loader.Failure = _down;

        for (var call = 0; call < 10; call++)
        {
            Assert.Same(_down, await FailAsync(users));
            Assert.Contains(nameof(Loader<string>.LoadAsync), _down.StackTrace!, StringComparison.Ordinal);
        }

        Assert.Equal(1, _loader.Calls);
        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        await FailAsync(users);
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task An_invalidation_of_the_key_ends_it()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { FailureMemory = TimeSpan.FromHours(1) });
        _loader.Failure = _down;
        await FailAsync(users);
        _loader.Failure = null;
        await FailAsync(users);

        await instance.InvalidateAsync("user:4:*");

        Assert.Equal("value", await users.ReadAsync(Key, _loader));
    }

    [Fact]
    public async Task What_another_instance_has_loaded_meanwhile_is_found()
    {
        var plan = Plans.Profile with { FailureMemory = TimeSpan.FromHours(1) };
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(plan);
        _loader.Failure = _down;
        await FailAsync(users);
        _loader.Failure = null;
        await _fleet.Start().Engine.Cached<ProfileKey, string?>(plan).ReadAsync(Key, _loader);

        Assert.Equal("value", await users.ReadAsync(Key, _loader));
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task A_thousand_callers_of_a_source_that_is_down_make_one_load_for_each_memory()
    {
        var users = _fleet.Start().Engine.Cached<ProfileKey, string?>(Plan);
        await users.ReadAsync(Key, _loader);
        GoDown();

        for (var second = 0; second < 10; second++)
        {
            Assert.All(
                await Task.WhenAll(Enumerable.Range(0, 1_000).Select(_ => users.ReadAsync(Key, _loader).AsTask())),
                static value => Assert.Equal("value", value));
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(1 + 10, _loader.Calls);
    }

    [Fact]
    public void It_holds_no_more_than_its_capacity_and_the_latest_of_them()
    {
        var memory = new FailureMemory<ProfileKey>(capacity: 100, static _ => true, TimeProvider.System);

        for (var id = 0; id < 10_000; id++)
        {
            memory.Remember(new ProfileKey(id), _down, default, TimeSpan.FromHours(1));
        }

        Assert.InRange(Enumerable.Range(0, 10_000).Count(id => memory.Recall(new ProfileKey(id)) is not null), 50, 100);
        Assert.All(Enumerable.Range(9_950, 50), id => Assert.NotNull(memory.Recall(new ProfileKey(id))));
    }

    [Fact]
    public void A_load_that_succeeds_ends_what_is_remembered_of_its_key_and_of_all_whose_time_is_over()
    {
        var time = new FakeTimeProvider();
        var admitted = true;
        var memory = new FailureMemory<ProfileKey>(100, _ => admitted, time);
        memory.Remember(Key, _down, default, TimeSpan.FromSeconds(1));
        memory.Remember(new ProfileKey(5), _down, default, TimeSpan.FromSeconds(1));

        memory.Forget(Key);
        Assert.Null(memory.Recall(Key));
        Assert.NotNull(memory.Recall(new ProfileKey(5)));
        time.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(memory.Recall(new ProfileKey(5)));
        memory.Forget(Key);

        memory.Remember(Key, _down, default, TimeSpan.FromSeconds(1));
        admitted = false;
        Assert.Null(memory.Recall(Key));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private async Task<InvalidOperationException> FailAsync(CachedMethod<ProfileKey, string?> users) =>
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await users.ReadAsync(Key, _loader));

    private void GoDown()
    {
        _loader.Failure = _down;
        _fleet.Time.Advance(Plans.TimeToLive);
    }
}
