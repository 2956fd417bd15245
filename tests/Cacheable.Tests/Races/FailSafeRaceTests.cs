using Cacheable.Contract;
using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class FailSafeRaceTests : IAsyncDisposable
{
    private static readonly ProfileKey Key = new(4);
    private static readonly CachedMethodPlan Plan = Plans.Profile with { FailSafe = TimeSpan.FromHours(1), FailureMemory = TimeSpan.Zero };
    private static readonly InvalidOperationException Down = new("the source is down");

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("old");

    public static MatrixTheoryData<CacheTiers, string> EveryWay { get; } =
        new([CacheTiers.All, CacheTiers.L1, CacheTiers.L2], ["user:4:profile", "user:4:*", "user:*", "tag"]);

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Race_35_what_was_invalidated_before_is_not_given_where_the_source_fails(CacheTiers tiers, string name)
    {
        var instance = _fleet.Start();
        var users = Users(instance, tiers);
        await ReadAndEndAsync(users);
        _loader.Failure = Down;
        Assert.Equal("old", await users.ReadAsync(Tagged(), _loader));

        await InvalidateAsync(instance, name);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await users.ReadAsync(Tagged(), _loader));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Race_35_what_is_invalidated_during_the_load_that_fails_is_not_given(CacheTiers tiers, string name)
    {
        var instance = _fleet.Start();
        var users = Users(instance, tiers);
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        var waiting = users.ReadAsync(Tagged(), _loader).AsTask();
        await held.Arrived;

        await InvalidateAsync(instance, name);
        held.Fail(Down);

        Assert.Same(Down, await Assert.ThrowsAsync<InvalidOperationException>(() => reading));
        Assert.Same(Down, await Assert.ThrowsAsync<InvalidOperationException>(() => waiting));
    }

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task Race_35_what_another_instance_invalidates_during_the_load_that_fails_is_not_given(CacheTiers tiers, string name)
    {
        var instance = _fleet.Start();
        var other = _fleet.Start();
        var users = Users(instance, tiers);
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        await held.Arrived;

        await InvalidateAsync(other, name);
        held.Fail(Down);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Theory]
    [InlineData(CacheTiers.All)]
    [InlineData(CacheTiers.L1)]
    [InlineData(CacheTiers.L2)]
    public async Task Race_35_what_was_invalidated_in_L2_while_the_message_is_lost_is_not_given_after_the_L1_lease(CacheTiers tiers)
    {
        var instance = _fleet.Start();
        var other = _fleet.Start();
        var users = Users(instance, tiers);
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        await held.Arrived;

        instance.Remote.LoseMessages();
        await InvalidateAsync(other, "user:4:*");
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        held.Fail(Down);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Theory]
    [InlineData(CacheTiers.All)]
    [InlineData(CacheTiers.L1)]
    [InlineData(CacheTiers.L2)]
    public async Task Race_35_nor_where_L2_has_not_answered_for_an_L1_lease(CacheTiers tiers)
    {
        var instance = _fleet.Start();
        var other = _fleet.Start();
        var users = Users(instance, tiers);
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        await held.Arrived;

        instance.Remote.Disconnect();
        await InvalidateAsync(other, "user:4:*");
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        held.Fail(Down);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Fact]
    public async Task Race_35_what_L2_said_before_a_doubt_is_not_given_after_it()
    {
        var instance = _fleet.Start();
        var users = Users(instance, CacheTiers.L2);
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        await held.Arrived;

        instance.Remote.Disconnect();
        held.Fail(Down);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Theory]
    [InlineData(CacheTiers.All)]
    [InlineData(CacheTiers.L2)]
    public async Task Race_35_a_soft_timeout_gives_nothing_that_was_invalidated_during_the_load(CacheTiers tiers)
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<TaggedKey, string?>(Plan with { Tiers = tiers, SoftTimeout = TimeSpan.FromMilliseconds(100) });
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        await held.Arrived;

        await InvalidateAsync(instance, "user:4:*");
        _fleet.Time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.False(reading.IsCompleted);
        held.Fail(Down);

        await Assert.ThrowsAsync<InvalidOperationException>(() => reading);
    }

    [Fact]
    public async Task Race_35_a_remembered_failure_gives_nothing_that_was_invalidated_since()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<TaggedKey, string?>(Plan with { FailureMemory = TimeSpan.FromHours(1) });
        await ReadAndEndAsync(users);
        _loader.Failure = Down;
        Assert.Equal("old", await users.ReadAsync(Tagged(), _loader));
        (_loader.Failure, _loader.Row) = (null, "new");

        await InvalidateAsync(instance, "user:4:*");

        Assert.Equal("new", await users.ReadAsync(Tagged(), _loader));
    }

    [Fact]
    public async Task Race_35_a_full_bulkhead_gives_nothing_that_was_invalidated()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<TaggedKey, string?>(Plan with { MaxLoads = 1 });
        await ReadAndEndAsync(users);
        var held = _loader.Hold();
        var other = users.ReadAsync(new TaggedKey(5), _loader).AsTask();
        await held.Arrived;
        Assert.Equal("old", await users.ReadAsync(Tagged(), _loader));

        await InvalidateAsync(instance, "user:4:*");
        var reading = users.ReadAsync(Tagged(), _loader).AsTask();
        Assert.False(reading.IsCompleted);
        _loader.Row = "new";
        held.Finish();

        Assert.Equal("new", await reading);
        await other;
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static CachedMethod<TaggedKey, string?> Users(Instance instance, CacheTiers tiers) =>
        instance.Engine.Cached<TaggedKey, string?>(Plan with { Tiers = tiers });

    private static TaggedKey Tagged() => new(Key.Id);

    private static async Task InvalidateAsync(Instance instance, string name) =>
        Assert.Equal(
            InvalidationOutcome.Applied,
            name == "tag" ? await instance.Cache.InvalidateTagAsync("users") : await instance.InvalidateAsync(name));

    /// <summary>The entry is read, and its time is over.</summary>
    private async Task ReadAndEndAsync(CachedMethod<TaggedKey, string?> users)
    {
        await users.ReadAsync(Tagged(), _loader);
        _fleet.Time.Advance(Plans.TimeToLive);
    }

    private readonly record struct TaggedKey(int Id) : ICacheKey
    {
        public string ToText() => CacheKey.Format($"user:{Id}:profile");

        public IReadOnlyList<string> ToTags() => ["users"];
    }
}
