using Cacheable.Transactions;

namespace Cacheable.Tests.Invocation;

public sealed class CachedMethodTests : IAsyncDisposable
{
    private static readonly AsyncLocal<string?> Ambient = new();

    private readonly Fleet _fleet = new();

    [Fact]
    public async Task A_hit_of_a_task_method_is_the_task_kept_in_the_entry()
    {
        var users = _fleet.Start().Engine.CachedTask<ProfileKey, string?>(Plans.Profile);
        var loader = new Loader<string?>("value");
        Assert.Equal("value", await users.ReadAsync(new ProfileKey(4), loader));

        var hit = users.ReadAsync(new ProfileKey(4), loader);

        Assert.Same(hit, users.ReadAsync(new ProfileKey(4), loader));
        Assert.Equal("value", await hit);
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task A_hit_of_either_shape_allocates_nothing()
    {
        var engine = _fleet.Start().Engine;
        var tasks = engine.CachedTask<ProfileKey, string?>(Plans.Profile);
        var values = engine.Cached<OrdersKey, string?>(Plans.Orders);
        var loader = new Loader<string?>("value");
        await tasks.ReadAsync(new ProfileKey(4), loader);
        await values.ReadAsync(new OrdersKey(4), loader);
        await tasks.ReadAsync(new ProfileKey(4), loader);
        await values.ReadAsync(new OrdersKey(4), loader);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var call = 0; call < 1_000; call++)
        {
            Assert.True(tasks.ReadAsync(new ProfileKey(4), loader).IsCompletedSuccessfully);
            Assert.True(IsHit(values.ReadAsync(new OrdersKey(4), loader)));
        }

        // A collection that another test sets off counts what is left of this thread's allocation context as allocated, at most 8 KB. The
        // smallest object at each of these hits would be 48 KB.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 8_192);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_synchronous_method_is_cached_and_its_exception_is_not_wrapped(bool withoutL2)
    {
        var names = _fleet.Start(settings => settings.WithoutL2 = withoutL2).Profiles;
        var calls = 0;
        Assert.Equal("value", names.Get(CacheScope.None, new ProfileKey(4), "value", 0, Load));
        Assert.Equal("value", names.Get(CacheScope.None, new ProfileKey(4), "another", 0, Load));
        Assert.Equal(1, calls);

        var failure = new InvalidOperationException("no such table");
        Assert.Same(failure, Assert.Throws<InvalidOperationException>(() => names.Get<int, int>(CacheScope.None, new ProfileKey(5), 0, 0, (_, _) => throw failure)));

        string? Load(string value, int _)
        {
            calls++;
            return value;
        }
    }

    [Fact]
    public async Task A_loader_that_throws_before_it_returns_a_task_is_a_loader_that_throws()
    {
        var users = _fleet.Start().Engine.CachedTask<ProfileKey, string?>(Plans.Profile);
        var failure = new InvalidOperationException("no such table");

        var call = users.GetAsync<int, int>(CacheScope.None, new ProfileKey(4), 0, 0, (_, _, _) => throw failure);

        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => call));
        Assert.Equal("value", await users.ReadAsync(new ProfileKey(4), new Loader<string?>("value")));
    }

    [Fact]
    public async Task What_is_ambient_flows_to_the_loader()
    {
        Ambient.Value = "request 7";

        var seen = await _fleet.Start().Profiles.GetAsync(CacheScope.None, new ProfileKey(4), 0, 0, static async (_, _, _) =>
        {
            await Task.Yield();
            return Ambient.Value;
        });

        Assert.Equal("request 7", seen);
    }

    [Fact]
    public async Task The_leaders_token_reaches_the_loader()
    {
        using var source = new CancellationTokenSource();

        await _fleet.Start().Profiles.GetAsync(CacheScope.None, new ProfileKey(4), source, 0, static (source, _, token) =>
        {
            Assert.Equal(source.Token, token);
            return new ValueTask<string?>("value");
        }, source.Token);
    }

    [Fact]
    public async Task Two_methods_of_one_key_have_their_own_flights_and_share_invalidations()
    {
        var engine = _fleet.Start(settings => settings.WithoutL2 = true).Engine;
        var one = engine.Cached<ProfileKey, string?>(Plans.Profile);
        var two = engine.Cached<ProfileKey, string?>(Plans.Profile with { Method = "IUsers.GetNameAsync" });

        Assert.Equal("one", await one.ReadAsync(new ProfileKey(4), new Loader<string?>("one")));
        Assert.Equal("two", await two.ReadAsync(new ProfileKey(4), new Loader<string?>("two")));
    }

    [Fact]
    public async Task A_key_that_is_none_stops_before_the_load_and_leaves_no_flight()
    {
        var engine = _fleet.Start().Engine;
        var method = engine.Cached<RawKey, string?>(Plans.Profile);
        var loader = new Loader<string?>("value");

        await Assert.ThrowsAsync<ArgumentException>(async () => await method.ReadAsync(new RawKey("user:*"), loader));
        await Assert.ThrowsAsync<ArgumentException>(async () => await method.ReadAsync(new RawKey(string.Empty), loader));

        Assert.Equal(0, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static bool IsHit(ValueTask<string?> answer) => answer.IsCompletedSuccessfully;

    private readonly record struct RawKey(string Text) : Contract.ICacheKey
    {
        public string ToText() => Text;
    }
}
