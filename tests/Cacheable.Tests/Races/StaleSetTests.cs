using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class StaleSetTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_01_a_fill_whose_load_began_before_the_invalidation_is_kept_by_nobody()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        var slow = loader.Hold();

        var doomed = one.ReadAsync(4, loader);
        await slow.Arrived;
        loader.Row = "new";
        await two.InvalidateAsync("user:4:profile");
        slow.Finish();

        Assert.Equal("old", await doomed);
        Assert.False(await one.Cache.ExistsAsync("user:4:profile"));
        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await two.ReadAsync(4, loader));
    }

    [Theory]
    [InlineData("user:4:*")]
    [InlineData("user:*")]
    public async Task Race_02_a_prefix_or_its_ancestor_refuses_the_fill_as_the_key_does(string pattern)
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        var slow = loader.Hold();

        var doomed = one.ReadAsync(4, loader);
        await slow.Arrived;
        loader.Row = "new";
        await two.InvalidateAsync(pattern);
        slow.Finish();

        Assert.Equal("old", await doomed);
        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal("new", await two.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_02_a_pattern_invalidates_what_is_kept_below_it_on_every_instance_and_in_L2()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        await one.ReadAsync(4, loader);
        await two.ReadAsync(4, loader);
        loader.Row = "new";

        Assert.Equal(InvalidationOutcome.Applied, await one.InvalidateAsync("user:*"));

        Assert.Equal("new", await two.ReadAsync(4, loader));
        Assert.Equal("new", await one.ReadAsync(4, loader));
        Assert.Equal(2, loader.Calls);
    }

    [Theory]
    [InlineData("user:42:*")]
    [InlineData("user:42:profile")]
    [InlineData("user:4")]
    [InlineData("user:4:profile:*")]
    [InlineData("use:*")]
    public async Task Race_33_a_name_that_only_begins_alike_touches_nothing(string other)
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        await one.ReadAsync(4, loader);
        await two.ReadAsync(4, loader);

        await two.InvalidateAsync(other);

        await one.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);
        Assert.Equal(1, one.Remote.Count(RemoteCommands.Read));
    }

    [Fact]
    public async Task Race_33_a_separator_in_a_value_forges_no_prefix()
    {
        var one = _fleet.Start();
        var loader = new Loader<string?>("value");
        var key = CacheKey.Format($"user:{"4:x"}:profile");
        await GetAsync();

        await one.InvalidateAsync("user:4:*");
        await GetAsync();
        Assert.Equal(1, loader.Calls);

        await one.InvalidateAsync(CacheKey.Format($"user:{"4:x"}:*"));
        await GetAsync();
        Assert.Equal(2, loader.Calls);

        ValueTask<string?> GetAsync() => one.Cache.GetOrCreateAsync(
            key, loader, static (loader, token) => new ValueTask<string?>(loader.LoadAsync(token)), new CacheEntryOptions { TimeToLive = Plans.TimeToLive });
    }

    [Fact]
    public async Task Race_34_an_insert_ends_the_absence_that_was_cached()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { NegativeTimeToLive = TimeSpan.FromMinutes(1) });
        var loader = new Loader<string?>(null);
        Assert.Null(await users.ReadAsync(new ProfileKey(4), loader));
        Assert.Null(await users.ReadAsync(new ProfileKey(4), loader));
        Assert.Equal(1, loader.Calls);

        loader.Row = "inserted";
        await instance.InvalidateAsync("user:4:profile");

        Assert.Equal("inserted", await users.ReadAsync(new ProfileKey(4), loader));
    }

    [Fact]
    public async Task Race_34_an_absence_that_was_loaded_before_the_insert_is_not_kept()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { NegativeTimeToLive = TimeSpan.FromMinutes(1) });
        var loader = new Loader<string?>(null);
        var slow = loader.Hold();

        var absent = users.ReadAsync(new ProfileKey(4), loader);
        await slow.Arrived;
        loader.Row = "inserted";
        await instance.InvalidateAsync("user:4:profile");
        slow.Finish();

        Assert.Null(await absent);
        Assert.Equal("inserted", await users.ReadAsync(new ProfileKey(4), loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
