using Cacheable.Remote;

namespace Cacheable.Tests.Conformance;

public abstract class InvalidationConformance(IRemoteTierHarness harness) : RemoteTierConformance(harness)
{
    public static TheoryData<string> EveryNameOfTheProfile => ["user:4:profile", "user:4:*", "user:*"];

    [Theory]
    [MemberData(nameof(EveryNameOfTheProfile))]
    public async Task An_invalidated_entry_is_a_miss_for_every_instance(string name)
    {
        await StoreAsync(Profile, "old");

        await InvalidateAsync(name);

        Assert.Null(await Tier.ReadAsync(Profile, Cancel));
        Assert.Null(await Other.ReadAsync(Profile, Cancel));
        Assert.NotNull((await Tier.LeaseAsync(Profile, Minute, replace: false, Cancel)).Lease);
    }

    [Theory]
    [MemberData(nameof(EveryNameOfTheProfile))]
    public async Task A_load_that_began_before_the_invalidation_cannot_fill_after_it(string name)
    {
        var lease = await LeaseAsync(Profile);
        await InvalidateAsync(name);

        Assert.False(await FillAsync(Profile, lease, "old"));
        Assert.Null(await ReadAsync(Profile));
    }

    [Theory]
    [MemberData(nameof(EveryNameOfTheProfile))]
    public async Task A_load_that_began_after_the_invalidation_fills(string name)
    {
        await InvalidateAsync(name);

        await StoreAsync(Profile, "new");

        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Theory]
    [MemberData(nameof(EveryNameOfTheProfile))]
    public async Task Invalidating_twice_is_harmless(string name)
    {
        await StoreAsync(Profile, "old");

        await InvalidateAsync(name);
        await InvalidateAsync(name);

        Assert.Null(await ReadAsync(Profile));
        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_prefix_matches_whole_segments_only()
    {
        EntryKey[] near = [new("user:42:profile"), new("user:4"), new("user"), new("users:4:profile"), new("a:user:4:profile")];
        foreach (var key in near)
        {
            await StoreAsync(key, key.Text);
        }

        await InvalidateAsync("user:4:*");

        foreach (var key in near)
        {
            Assert.Equal(key.Text, await ReadAsync(key));
        }
    }

    [Fact]
    public async Task Characters_that_a_glob_or_a_script_would_read_are_plain_text()
    {
        var odd = new EntryKey("user:[4]?\\ %s|\n'{x}:profile");
        await StoreAsync(odd, "odd");
        await InvalidateAsync("user:[4]:*", "user:?:*");
        Assert.Equal("odd", await ReadAsync(odd));

        await InvalidateAsync("user:[4]?\\ %s|\n'{x}:*");

        Assert.Null(await ReadAsync(odd));
    }

    [Fact]
    public async Task A_key_that_is_also_a_prefix_is_invalidated_alone()
    {
        var parent = new EntryKey("user:4");
        await StoreAsync(parent, "parent");
        await StoreAsync(Profile, "child");

        await InvalidateAsync("user:4");

        Assert.Null(await ReadAsync(parent));
        Assert.Equal("child", await ReadAsync(Profile));
    }

    [Fact]
    public async Task One_call_invalidates_every_name_it_was_given()
    {
        EntryKey[] keys = [new("a:1"), new("b:1"), new("c:1:x"), new("d:1:x"), new("e:1")];
        foreach (var key in keys)
        {
            await StoreAsync(key, "old");
        }

        await InvalidateAsync("a:1", "c:*", "b:1", "d:1:*");

        Assert.Equal([null, null, null, null, "old"], await Task.WhenAll(keys.Select(ReadAsync)));
    }

    [Fact]
    public async Task A_thousand_names_fit_into_one_call()
    {
        await StoreAsync(new EntryKey("item:0999"), "old");

        await InvalidateAsync([.. Enumerable.Range(0, 1000).Select(n => $"item:{n:0000}")]);

        Assert.Null(await ReadAsync(new EntryKey("item:0999")));
    }

    [Fact]
    public async Task Invalidating_nothing_is_harmless()
    {
        await StoreAsync(Profile, "Ada");

        await InvalidateAsync();

        Assert.Equal("Ada", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_fence_invalidates_everything_and_every_load_under_way()
    {
        await StoreAsync(Profile, "old");
        var other = new EntryKey("order:7");
        var lease = await LeaseAsync(other);

        await FenceAsync();

        Assert.Null(await ReadAsync(Profile));
        Assert.False(await FillAsync(other, lease, "old"));
        await StoreAsync(Profile, "new");
        Assert.Equal("new", await ReadAsync(Profile));
    }

    [Fact]
    public async Task A_load_from_before_a_prefix_invalidation_and_a_fence_cannot_fill()
    {
        var lease = await LeaseAsync(Profile);
        await InvalidateAsync("user:*");
        await FenceAsync();
        await FenceAsync();

        Assert.False(await FillAsync(Profile, lease, "old"));
    }
}
