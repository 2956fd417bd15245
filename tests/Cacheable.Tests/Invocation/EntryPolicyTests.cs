using Cacheable.Contract;
using Cacheable.Invocation.Policies;

namespace Cacheable.Tests.Invocation;

public sealed class EntryPolicyTests : IAsyncDisposable
{
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(2);

    private readonly Fleet _fleet = new();

    [Theory]
    [InlineData(10, 5, 15)]
    [InlineData(10, 0, 10)]
    [InlineData(-5, 5, 0)]
    [InlineData(10, long.MaxValue, long.MaxValue)]
    [InlineData(long.MaxValue, long.MaxValue, long.MaxValue)]
    [InlineData(-5, long.MaxValue, long.MaxValue - 5)]
    public void What_L2_holds_an_entry_for_has_an_end(long life, long afterlife, long kept) =>
        Assert.Equal(kept, new EntryTimes(TimeSpan.FromTicks(life), TimeSpan.Zero, TimeSpan.FromTicks(afterlife)).Kept.Ticks);

    [Theory]
    [InlineData(0, true)]
    [InlineData(1_000, true)]
    [InlineData(1_000.001, false)]
    [InlineData(-0.001, false)]
    [InlineData(double.NaN, false)]
    public void The_Beta_of_a_call_by_hand_has_the_bounds_of_the_attribute(double beta, bool isTaken)
    {
        var options = new CacheEntryOptions { TimeToLive = Plans.TimeToLive, Beta = beta };
        if (isTaken)
        {
            Assert.Equal(beta, EntryPolicy.Of(options, EntryPolicy.ByHand(isEnabled: true)).Beta);
        }
        else
        {
            Assert.Contains("Beta", Assert.Throws<ArgumentException>(() => EntryPolicy.Of(options, EntryPolicy.ByHand(isEnabled: true))).Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_entry_lives_for_its_TTL_and_not_a_millisecond_longer(bool withoutL2)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        var loader = new Loader<string?>("value");
        await instance.ReadAsync(4, loader);

        _fleet.Time.Advance(Plans.TimeToLive - TimeSpan.FromMilliseconds(1));
        await instance.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);

        _fleet.Time.Advance(TimeSpan.FromMilliseconds(1));
        await instance.ReadAsync(4, loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task The_life_in_L1_ends_sooner_where_the_plan_says_so_and_L2_answers_then()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { L1TimeToLive = TimeSpan.FromSeconds(5) });
        var loader = new Loader<string?>("value");
        await users.ReadAsync(new ProfileKey(4), loader);
        var reads = instance.Remote.Count(Testing.RemoteCommands.Read);

        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        await users.ReadAsync(new ProfileKey(4), loader);

        Assert.Equal(1, loader.Calls);
        Assert.Equal(reads + 1, instance.Remote.Count(Testing.RemoteCommands.Read));
    }

    [Theory]
    [InlineData(0, 10)]
    [InlineData(0.5, 9)]
    [InlineData(0.999999999, 8)]
    public async Task Jitter_shortens_a_life_by_the_drawn_share_of_it(double random, int minutes)
    {
        var instance = _fleet.Start(settings => settings.Random = random);
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { Jitter = Jitter });
        var loader = new Loader<string?>("value");
        await users.ReadAsync(new ProfileKey(4), loader);

        var life = (await instance.Cache.GetTimeToLiveAsync("user:4:profile")).Remaining!.Value;
        Assert.InRange(life, TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes) + TimeSpan.FromMilliseconds(1));

        _fleet.Time.Advance(life + TimeSpan.FromMilliseconds(1));
        await users.ReadAsync(new ProfileKey(4), loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public void No_jitter_makes_a_life_longer_than_the_TTL_or_as_short_as_nothing() =>
        CsCheck.Check.Sample(
            CsCheck.Gen.Select(CsCheck.Gen.Int[1, 1_000_000], CsCheck.Gen.Double[0, 1], CsCheck.Gen.Double[0, 1], static (ttl, share, random) => (ttl, share, random)),
            static drawn =>
            {
                var ttl = TimeSpan.FromMilliseconds(drawn.ttl);
                var jitter = ttl * drawn.share is var wanted && wanted < ttl ? wanted : ttl - TimeSpan.FromTicks(1);
                var policy = EntryPolicy.Of(Plans.Profile with { TimeToLive = ttl, Jitter = jitter });
                var life = policy.LifeOf(isAbsent: false, Math.Min(drawn.random, Math.BitDecrement(1.0)));
                Assert.InRange(life!.Value, TimeSpan.FromTicks(1), ttl);
                Assert.True(life >= ttl - jitter);
            });

    [Fact]
    public async Task Absence_lives_for_its_own_TTL()
    {
        var instance = _fleet.Start();
        var users = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { NegativeTimeToLive = TimeSpan.FromSeconds(15) });
        var loader = new Loader<string?>(null);
        await users.ReadAsync(new ProfileKey(4), loader);
        _fleet.Time.Advance(TimeSpan.FromSeconds(14));
        Assert.Null(await users.ReadAsync(new ProfileKey(4), loader));
        Assert.Null(await _fleet.Start().Engine.Cached<ProfileKey, string?>(Plans.Profile).ReadAsync(new ProfileKey(4), loader));
        Assert.Equal(1, loader.Calls);

        loader.Row = "inserted";
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("inserted", await users.ReadAsync(new ProfileKey(4), loader));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Absence_without_a_TTL_of_its_own_is_not_cached_and_holds_no_lease(bool withoutL2)
    {
        var one = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        var loader = new Loader<string?>(null);

        Assert.Null(await one.ReadAsync(4, loader));
        Assert.Null(await one.ReadAsync(4, loader));
        Assert.Equal(2, loader.Calls);

        var other = _fleet.Start().ReadAsync(4, loader);
        Assert.True(other.IsCompleted);
        Assert.Null(await other);
    }

    [Fact]
    public async Task An_entry_of_L1_alone_never_reaches_L2()
    {
        var one = _fleet.Start();
        var plan = Plans.Profile with { Tiers = CacheTiers.L1 };
        var users = one.Engine.Cached<ProfileKey, string?>(plan);
        var loader = new Loader<string?>("value");
        await users.ReadAsync(new ProfileKey(4), loader);
        await users.ReadAsync(new ProfileKey(4), loader);
        Assert.Equal(1, loader.Calls);
        Assert.Equal(0, one.Remote.Count(Testing.RemoteCommands.All & ~Testing.RemoteCommands.Sync));

        await _fleet.Start().InvalidateAsync("user:4:*");

        await users.ReadAsync(new ProfileKey(4), loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task An_entry_of_L2_alone_is_never_kept_in_L1()
    {
        var one = _fleet.Start();
        var users = one.Engine.Cached<ProfileKey, string?>(Plans.Profile with { Tiers = CacheTiers.L2 });
        var loader = new Loader<string?>("value");
        for (var call = 1; call <= 3; call++)
        {
            await users.ReadAsync(new ProfileKey(4), loader);
            Assert.Equal(call, one.Remote.Count(Testing.RemoteCommands.Read));
        }

        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
