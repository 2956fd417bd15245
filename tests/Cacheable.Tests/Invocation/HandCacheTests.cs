using Cacheable.Testing;

namespace Cacheable.Tests.Invocation;

public sealed class HandCacheTests : IAsyncDisposable
{
    private static readonly CacheEntryOptions Options = new() { TimeToLive = TimeSpan.FromMinutes(10) };
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Fleet _fleet = new();

    public static TheoryData<string> Contradictions() =>
        ["no time", "negative time", "jitter", "negative jitter", "absence", "L1", "L1 of nothing", "no tier",
        "beta", "beta beyond 1000", "beta without end", "refresh of nothing", "fail-safe", "hard", "soft", "soft of nothing", "soft after hard", "memory", "time without end", "fail-safe without end", "memory without end"];

    [Fact]
    public async Task It_loads_once_and_shares_entries_with_the_method_of_the_same_key()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("value");

        Assert.Equal("value", await GetAsync(one, "user:4:profile", loader));
        Assert.Equal("value", await GetAsync(one, "user:4:profile", loader));
        Assert.Equal("value", await one.ReadAsync(4, loader));
        Assert.Equal(1, loader.Calls);

        loader.Row = "new";
        Assert.Equal(InvalidationOutcome.Applied, await one.InvalidateAsync("user:*"));
        Assert.Equal("new", await GetAsync(one, "user:4:profile", loader));
    }

    [Theory]
    [InlineData("")]
    [InlineData("user:*")]
    [InlineData("*")]
    [InlineData("user:*:profile")]
    [InlineData(null)]
    public async Task A_text_that_is_no_key_is_refused_before_the_load(string? key)
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await GetAsync(instance, key!, loader));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await instance.Cache.ExistsAsync(key!));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await instance.Cache.IncrementAsync(key!, Window));

        Assert.Equal(0, loader.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("user:*:profile")]
    [InlineData("user*")]
    [InlineData(null)]
    public async Task A_text_that_is_neither_key_nor_pattern_is_not_invalidated(string? text)
    {
        var instance = _fleet.Start();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await instance.InvalidateAsync(text!));

        Assert.Equal(0, instance.Remote.Count(RemoteCommands.Invalidate));
    }

    [Theory]
    [MemberData(nameof(Contradictions))]
    public async Task Options_that_contradict_are_refused_before_the_load(string contradiction)
    {
        var options = contradiction switch
        {
            "no time" => Options with { TimeToLive = TimeSpan.Zero },
            "negative time" => Options with { TimeToLive = TimeSpan.FromSeconds(-1) },
            "jitter" => Options with { Jitter = Options.TimeToLive },
            "negative jitter" => Options with { Jitter = TimeSpan.FromSeconds(-1) },
            "absence" => Options with { NegativeTimeToLive = Options.TimeToLive * 2 },
            "L1" => Options with { L1TimeToLive = Options.TimeToLive * 2 },
            "L1 of nothing" => Options with { L1TimeToLive = TimeSpan.Zero },
            "beta" => Options with { Beta = -1 },
            "beta beyond 1000" => Options with { Beta = 1001 },
            "beta without end" => Options with { Beta = double.PositiveInfinity },
            "refresh of nothing" => Options with { RefreshInline = true },
            "fail-safe" => Options with { FailSafe = TimeSpan.Zero },
            "hard" => Options with { HardTimeout = TimeSpan.Zero },
            "soft" => Options with { FailSafe = Options.TimeToLive, SoftTimeout = TimeSpan.Zero },
            "soft of nothing" => Options with { SoftTimeout = TimeSpan.FromSeconds(1) },
            "soft after hard" => Options with { FailSafe = Options.TimeToLive, SoftTimeout = TimeSpan.FromSeconds(1), HardTimeout = TimeSpan.FromSeconds(1) },
            "time without end" => Options with { TimeToLive = TimeSpan.FromDays(365) + TimeSpan.FromTicks(1) },
            "fail-safe without end" => Options with { FailSafe = TimeSpan.MaxValue },
            "memory without end" => Options with { FailureMemory = TimeSpan.MaxValue },
            "memory" => Options with { FailureMemory = TimeSpan.FromSeconds(-1) },
            _ => Options with { Tiers = 0 },
        };
        var loader = new Loader<string?>("value");

        await Assert.ThrowsAsync<ArgumentException>(async () => await GetAsync(_fleet.Start(), "user:4:name", loader, options));

        Assert.Equal(0, loader.Calls);
    }

    [Fact]
    public async Task The_longest_times_that_attributes_may_say_are_taken_by_hand_too()
    {
        var year = TimeSpan.FromDays(365);
        var loader = new Loader<string?>("value");
        var options = new CacheEntryOptions { TimeToLive = year, FailSafe = year, FailureMemory = year };

        await GetAsync(_fleet.Start(), "user:4:name", loader, options);
        await GetAsync(_fleet.Start(), "user:4:name", loader, options);

        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task One_key_with_two_types_is_two_entries_in_L1_and_never_a_wrong_value()
    {
        var instance = _fleet.Start();
        var texts = new Loader<string?>("seven");
        var numbers = new Loader<int>(7);

        Assert.Equal("seven", await GetAsync(instance, "user:4:age", texts));
        Assert.Equal(7, await instance.Cache.GetOrCreateAsync(
            "user:4:age", numbers, static (loader, token) => new ValueTask<int>(loader.LoadAsync(token)), Options));
        Assert.Equal("seven", await GetAsync(instance, "user:4:age", texts));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_knows_whether_an_entry_exists_and_how_long(bool withoutL2)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        Assert.False(await instance.Cache.ExistsAsync("user:4:name"));
        Assert.Equal(KeyTimeToLive.NoSuchKey, await instance.Cache.GetTimeToLiveAsync("user:4:name"));
        await GetAsync(instance, "user:4:name", new Loader<string?>("value"));
        _fleet.Time.Advance(TimeSpan.FromMinutes(4));

        Assert.True(await instance.Cache.ExistsAsync("user:4:name"));
        Assert.Equal(KeyTimeToLive.Expires(TimeSpan.FromMinutes(6)), await instance.Cache.GetTimeToLiveAsync("user:4:name"));
        Assert.False(await instance.Cache.ExistsAsync("user:4:nam"));

        await instance.InvalidateAsync("user:4:*");
        Assert.False(await instance.Cache.ExistsAsync("user:4:name"));

        await GetAsync(instance, "user:4:name", new Loader<string?>("value"));
        _fleet.Time.Advance(Options.TimeToLive);
        Assert.False(await instance.Cache.ExistsAsync("user:4:name"));
    }

    [Fact]
    public async Task How_long_an_entry_lives_is_one_question_to_L2()
    {
        await GetAsync(_fleet.Start(), "user:4:name", new Loader<string?>("value"));
        var asks = _fleet.Start();

        Assert.Equal(KeyTimeToLive.Expires(Options.TimeToLive), await asks.Cache.GetTimeToLiveAsync("user:4:name"));

        Assert.Equal((1, 0), (asks.Remote.Count(RemoteCommands.Read), asks.Remote.Count(RemoteCommands.TimeToLive)));
    }

    [Fact]
    public async Task An_entry_that_goes_while_it_is_asked_for_does_not_exist_for_as_long_as_its_afterlife()
    {
        var (one, asks) = (_fleet.Start(), _fleet.Start());
        await GetAsync(one, "user:4:name", new Loader<string?>("value"), Options with { FailSafe = TimeSpan.FromHours(1) });
        var question = asks.Remote.Hold(RemoteCommands.Read);
        var asked = asks.Cache.GetTimeToLiveAsync("user:4:name").AsTask();
        await question.Arrived;

        await one.InvalidateAsync("user:4:name");
        question.Continue();

        Assert.Equal(KeyTimeToLive.NoSuchKey, await asked);
    }

    [Fact]
    public async Task An_entry_that_comes_while_it_is_asked_for_lives_without_its_afterlife()
    {
        var (one, asks) = (_fleet.Start(), _fleet.Start());
        var question = asks.Remote.Hold(RemoteCommands.TimeToLive);
        var asked = asks.Cache.GetTimeToLiveAsync("user:4:name").AsTask();
        await question.Arrived;

        await GetAsync(one, "user:4:name", new Loader<string?>("value"), Options with { FailSafe = TimeSpan.FromHours(1) });
        question.Continue();

        Assert.Equal(KeyTimeToLive.Expires(Options.TimeToLive), await asked);
    }

    [Fact]
    public async Task An_entry_of_a_decorated_method_is_found_in_L1_by_its_text()
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = true);
        await instance.ReadAsync(4, new Loader<string?>("value"));
        await instance.Engine.CachedTask<OrdersKey, string?>(Plans.Orders).ReadAsync(new OrdersKey(4), new Loader<string?>("value"));

        Assert.True(await instance.Cache.ExistsAsync("user:4:profile"));
        Assert.True(await instance.Cache.ExistsAsync("user:4:orders"));
        Assert.False(await instance.Cache.ExistsAsync("user:5:orders"));
    }

    [Fact]
    public async Task Where_L2_cannot_be_asked_L1_answers_whether_an_entry_exists()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(4, new Loader<string?>("value"));
        instance.Remote.Fail();

        Assert.True(await instance.Cache.ExistsAsync("user:4:profile"));
        Assert.False(await instance.Cache.ExistsAsync("user:5:profile"));
    }

    [Fact]
    public async Task What_was_invalidated_here_does_not_exist_although_L2_has_not_heard_of_it()
    {
        var instance = _fleet.Start();
        await instance.ReadAsync(4, new Loader<string?>("value"));
        instance.Remote.Fail(RemoteCommands.Invalidate);

        Assert.Equal(InvalidationOutcome.Deferred, await instance.InvalidateAsync("user:4:*"));

        Assert.False(await instance.Cache.ExistsAsync("user:4:profile"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_counter_counts_in_the_window_of_its_first_increment(bool withoutL2)
    {
        var one = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        var two = withoutL2 ? one : _fleet.Start();

        Assert.Equal(1, await one.Cache.IncrementAsync("logins:4", Window));
        _fleet.Time.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(11, await two.Cache.IncrementAsync("logins:4", Window * 10, by: 10));
        Assert.Equal(9, await one.Cache.IncrementAsync("logins:4", Window, by: -2));
        Assert.Equal(KeyTimeToLive.Expires(TimeSpan.FromSeconds(10)), await two.Cache.GetTimeToLiveAsync("logins:4"));

        await one.InvalidateAsync("logins:4");
        Assert.Equal(9, await one.Cache.IncrementAsync("logins:4", Window, by: 0));
        _fleet.Time.Advance(TimeSpan.FromSeconds(10));
        Assert.False(await one.Cache.ExistsAsync("logins:4"));
        Assert.Equal(1, await one.Cache.IncrementAsync("logins:4", Window));
    }

    [Fact]
    public async Task A_counter_has_no_source_to_fall_back_to_and_throws_where_L2_is_away()
    {
        var instance = _fleet.Start();
        instance.Remote.Fail();

        await Assert.ThrowsAsync<ChaosException>(async () => await instance.Cache.IncrementAsync("logins:4", Window));
    }

    [Fact]
    public async Task A_window_shorter_than_a_millisecond_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await _fleet.Start().Cache.IncrementAsync("logins:4", TimeSpan.Zero));

    [Fact]
    public async Task A_cancelled_caller_invalidates_nothing()
    {
        var instance = _fleet.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await instance.Cache.InvalidateAsync("user:4:*", new CancellationToken(canceled: true)));

        Assert.Equal(0, instance.Remote.Count(RemoteCommands.Invalidate));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static ValueTask<string?> GetAsync(Instance instance, string key, Loader<string?> loader, CacheEntryOptions? options = null) =>
        instance.Cache.GetOrCreateAsync(key, loader, static (loader, token) => new ValueTask<string?>(loader.LoadAsync(token)), options ?? Options);
}
