using Cacheable.Contract;
using Cacheable.Remote;
using Cacheable.Testing;
using Cacheable.Transactions;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Invocation;

public sealed class UpdatingMethodTests : IAsyncDisposable
{
    private static readonly CachedMethodPlan Negative = Plans.Profile with { NegativeTimeToLive = TimeSpan.FromSeconds(15) };

    private readonly Fleet _fleet = new();
    private readonly Instance _instance;
    private readonly Loader<string?> _loader = new("old");

    public UpdatingMethodTests() => _instance = _fleet.Start();

    public enum Overload
    {
        Task,
        TaskOfResult,
        ValueTask,
        ValueTaskOfResult,
        Void,
        Result,
    }

    public static TheoryData<Overload> Overloads() => new(Enum.GetValues<Overload>());

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task Every_shape_replaces_the_entry_after_the_call_and_hands_its_result_on(Overload overload)
    {
        await _instance.ReadAsync(4, _loader);

        await RunAsync(overload, "new", () => Assert.Equal("old", Peek()));

        Assert.Equal("new", await _instance.ReadAsync(4, _loader));
        Assert.Equal(1, _loader.Calls);
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task Every_shape_invalidates_when_the_call_throws_and_throws_the_same(Overload overload)
    {
        await _instance.ReadAsync(4, _loader);
        var failure = new InvalidOperationException("the connection broke after the commit");

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(overload, "new", () => throw failure)));

        _loader.Row = "new, says the source";
        Assert.Equal("new, says the source", await _instance.ReadAsync(4, _loader));
    }

    [Theory]
    [MemberData(nameof(Overloads))]
    public async Task Every_shape_goes_on_without_L2(Overload overload)
    {
        _instance.Remote.Fail();

        await RunAsync(overload, "new", static () => { });

        Assert.Equal("old", await _instance.ReadAsync(4, _loader));
    }

    [Fact]
    public async Task Two_round_trips_are_all_it_costs()
    {
        await _instance.ReadAsync(4, _loader);
        var before = _instance.Remote.Count(RemoteCommands.All);

        await RunAsync(Overload.Task, "new", static () => { }, CacheName.Parse("user:4:orders"), CacheName.Parse("ranking:*"));

        Assert.Equal(before + 2, _instance.Remote.Count(RemoteCommands.All));
    }

    [Fact]
    public async Task What_else_it_invalidates_may_cover_its_own_entry()
    {
        var orders = _instance.Engine.Cached<OrdersKey, string?>(Plans.Orders);
        await orders.ReadAsync(new OrdersKey(4), _loader);
        await _instance.ReadAsync(4, _loader);

        await RunAsync(Overload.Task, "new", static () => { }, CacheName.Parse("user:4:*"));

        _loader.Row = "more";
        Assert.Equal("more", await orders.ReadAsync(new OrdersKey(4), _loader));
        Assert.Equal("new", Peek());
    }

    [Fact]
    public async Task A_method_that_returns_tasks_is_updated_too()
    {
        var profiles = _instance.Engine.CachedTask<OrdersKey, string?>(Plans.Orders);
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, profiles);
        await profiles.ReadAsync(new OrdersKey(4), _loader);

        await save.RunAsync(
            CacheScope.None, new OrdersKey(4), [], 0, "new", static (_, value) => Task.FromResult<string?>(value),
            static (_, value) => new Updated<OrdersKey, string?>(new OrdersKey(4), value));

        Assert.Equal("new", await profiles.ReadAsync(new OrdersKey(4), _loader));
        Assert.Equal("new", await _fleet.Start().Engine.CachedTask<OrdersKey, string?>(Plans.Orders).ReadAsync(new OrdersKey(4), _loader));
        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task An_absence_that_was_cached_is_replaced()
    {
        var profiles = _instance.Engine.Cached<ProfileKey, string?>(Negative);
        _loader.Row = null;
        Assert.Null(await profiles.ReadAsync(new ProfileKey(4), _loader));

        await SaveAsync(profiles, "new");

        Assert.Equal("new", await profiles.ReadAsync(new ProfileKey(4), _loader));
        Assert.Equal(1, _loader.Calls);
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 1)]
    public async Task An_absence_that_was_written_is_kept_where_the_policy_keeps_absences(bool isKept, int loads)
    {
        var profiles = _instance.Engine.Cached<ProfileKey, string?>(isKept ? Negative : Plans.Profile);
        await SaveAsync(profiles, "old");

        await SaveAsync(profiles, value: null);

        _loader.Row = null;
        Assert.Null(await profiles.ReadAsync(new ProfileKey(4), _loader));
        Assert.Equal(loads, _loader.Calls);
    }

    [Theory]
    [InlineData(CacheTiers.L1)]
    [InlineData(CacheTiers.L2)]
    [InlineData(CacheTiers.All)]
    public async Task The_entry_lives_in_the_tiers_of_the_cached_method_and_for_as_long(CacheTiers tiers)
    {
        var plan = Plans.Profile with { Tiers = tiers };
        var profiles = _instance.Engine.Cached<ProfileKey, string?>(plan);
        await SaveAsync(profiles, "new");

        Assert.Equal("new", await profiles.ReadAsync(new ProfileKey(4), _loader));
        Assert.Equal(0, _loader.Calls);
        Assert.Equal(tiers.HasFlag(CacheTiers.L2), await _fleet.Start().Cache.ExistsAsync("user:4:profile"));
        _fleet.Time.Advance(Plans.TimeToLive);
        Assert.Equal("old", await profiles.ReadAsync(new ProfileKey(4), _loader));
    }

    [Fact]
    public async Task L1_alone_needs_no_L2_to_be_updated()
    {
        var alone = _fleet.Start(settings => settings.WithoutL2 = true);
        await alone.ReadAsync(4, _loader);

        await SaveAsync(alone.Engine, alone.Profiles, "new");

        Assert.Equal("new", await alone.ReadAsync(4, _loader));
        Assert.Equal(1, _loader.Calls);
    }

    [Fact]
    public async Task What_becomes_of_the_object_after_the_call_is_not_seen_by_the_cache()
    {
        var lists = _instance.Engine.Cached<OrdersKey, List<string>>(Plans.Orders);
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, lists);
        List<string> written = ["saved"];
        await save.RunAsync(
            CacheScope.None, new OrdersKey(4), [], 0, written, static (_, _) => Task.CompletedTask,
            static value => new Updated<OrdersKey, List<string>>(new OrdersKey(4), value));

        written.Add("not saved");

        var none = new Loader<List<string>>([]);
        Assert.Equal(["saved"], await lists.ReadAsync(new OrdersKey(4), none));
        Assert.Equal(["saved"], await _fleet.Start().Engine.Cached<OrdersKey, List<string>>(Plans.Orders).ReadAsync(new OrdersKey(4), none));
    }

    [Fact]
    public async Task What_cannot_be_stored_is_invalidated_and_the_log_says_so_once()
    {
        var actions = _instance.Engine.Cached<OrdersKey, Func<int>>(Plans.Orders with { Tiers = CacheTiers.L1 });
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, actions);
        var loads = new Loader<Func<int>>(static () => 1);
        await actions.ReadAsync(new OrdersKey(4), loads);
        for (var time = 0; time < 2; time++)
        {
            await save.RunAsync(
                CacheScope.None, new OrdersKey(4), [], 0, 0, static (_, _) => Task.CompletedTask,
                static _ => new Updated<OrdersKey, Func<int>>(new OrdersKey(4), static () => 2));
        }

        await actions.ReadAsync(new OrdersKey(4), loads);
        Assert.Equal(2, loads.Calls);
        Assert.Single(_instance.Log.At(LogLevel.Warning));
    }

    [Fact]
    public async Task A_value_whose_key_is_another_after_the_call_replaces_nothing_and_ends_both()
    {
        await _instance.ReadAsync(4, _loader);
        await _instance.ReadAsync(5, _loader);
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, _instance.Profiles);

        await save.RunAsync(
            CacheScope.None, new ProfileKey(4), [], 0, "five", static (_, value) => Task.FromResult<string?>(value),
            static (_, value) => new Updated<ProfileKey, string?>(new ProfileKey(5), value));

        Assert.Null(Peek());
        _loader.Row = "five, says the source";
        Assert.Equal("five, says the source", await _instance.ReadAsync(5, _loader));
        Assert.Contains("IUsers.SaveAsync", Assert.Single(_instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_cannot_be_read_after_the_call_ends_the_entry_and_no_write()
    {
        await _instance.ReadAsync(4, _loader);
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, _instance.Profiles);

        Assert.Equal("new", await save.RunAsync(
            CacheScope.None, new ProfileKey(4), [], 0, "new", static (_, value) => Task.FromResult(value),
            static (_, _) => throw new InvalidOperationException("the profile of nobody")));

        Assert.Null(Peek());
        Assert.Contains("IUsers.SaveAsync", Assert.Single(_instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_key_that_cannot_be_formatted_after_the_call_ends_the_entry_from_before_and_no_write()
    {
        var drafts = _instance.Engine.Cached<DraftKey, string?>(Plans.Profile with { Method = "IUsers.GetDraftAsync", KeyTemplate = "draft:<id>" });
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, drafts);
        await drafts.ReadAsync(new DraftKey(4), _loader);

        Assert.Equal("new", await save.RunAsync(
            CacheScope.None, new DraftKey(4), [], 0, "new", static (_, value) => Task.FromResult(value),
            static (_, value) => new Updated<DraftKey, string?>(new DraftKey(-1), value)));

        _loader.Row = "new, says the source";
        Assert.Equal("new, says the source", await drafts.ReadAsync(new DraftKey(4), _loader));
        Assert.Contains("IUsers.SaveAsync", Assert.Single(_instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_are_counted_by_what_became_of_them()
    {
        using var meters = new MeterReader();
        await RunAsync(Overload.Task, "new", static () => { }, CacheName.Parse("user:4:orders"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(Overload.Task, "new", static () => throw new InvalidOperationException()));

        Assert.Equal(1, meters.Read(_instance, "cacheable.updates", "method=IUsers.SaveAsync", "outcome=replaced"));
        Assert.Equal(1, meters.Read(_instance, "cacheable.updates", "method=IUsers.SaveAsync", "outcome=invalidated"));
        Assert.Equal(0, meters.Read(_instance, "cacheable.updates", "method=IUsers.SaveAsync", "outcome=discarded"));
        Assert.Equal(1, meters.Read(_instance, "cacheable.invalidations", "method=IUsers.SaveAsync", "when=at_once"));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private string? Peek() => _instance.Profiles.Get<int, int>(CacheScope.None, new ProfileKey(4), 0, 0, static (_, _) => null);

    private Task<string?> SaveAsync(CachedMethod<ProfileKey, string?> profiles, string? value) => SaveAsync(_instance.Engine, profiles, value);

    private static Task<string?> SaveAsync(ICacheEngine engine, CachedMethod<ProfileKey, string?> profiles, string? value) =>
        engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, profiles).RunAsync(
            CacheScope.None, new ProfileKey(4), [], 0, value, static (_, value) => Task.FromResult(value),
            static (_, value) => new Updated<ProfileKey, string?>(new ProfileKey(4), value));

    private async Task RunAsync(Overload overload, string value, Action write, params CacheName[] names)
    {
        var save = _instance.Engine.Updating(new UpdatingMethodPlan { Method = "IUsers.SaveAsync" }, _instance.Profiles);
        var key = new ProfileKey(4);
        switch (overload)
        {
            case Overload.Task:
                await save.RunAsync(CacheScope.None, key, names, write, value, static (write, _) => Done(write), static value => Of(value));
                break;
            case Overload.TaskOfResult:
                Assert.Equal(value, await save.RunAsync(
                    CacheScope.None, key, names, write, value, static async (write, value) => await Done(write, value), static (_, value) => Of(value)));
                break;
            case Overload.ValueTask:
                await save.RunValueAsync(
                    CacheScope.None, key, names, write, value, static (write, _) => new ValueTask(Done(write)), static value => Of(value));
                break;
            case Overload.ValueTaskOfResult:
                Assert.Equal(value, await save.RunValueAsync(
                    CacheScope.None, key, names, write, value, static (write, value) => new ValueTask<string>(Done(write, value)), static (_, value) => Of(value)));
                break;
            case Overload.Void:
                save.Run(CacheScope.None, key, names, write, value, static (write, _) => write(), static value => Of(value));
                break;
            case Overload.Result:
                Assert.Equal(value, save.Run(
                    CacheScope.None,
                    key,
                    names,
                    write,
                    value,
                    static (write, value) =>
                    {
                        write();
                        return value;
                    },
                    static (_, value) => Of(value)));
                break;
        }
    }

    private static Updated<ProfileKey, string?> Of(string value) => new(new ProfileKey(4), value);

    private static async Task Done(Action write)
    {
        await Task.Yield();
        write();
    }

    private static async Task<string> Done(Action write, string value)
    {
        await Done(write);
        return value;
    }

    /// <summary>A key of a type that formats itself, and not always can.</summary>
    private readonly record struct DraftKey(int Id) : ICacheKey
    {
        public string ToText() => Id >= 0 ? CacheKey.Format($"draft:{Id}") : throw new FormatException("no draft of nobody");
    }
}
