using Cacheable.Contract;
using Cacheable.Transactions;

namespace Cacheable.Tests.Keys;

/// <summary>Keys, prefixes and tags of more than 512 bytes through the whole cache.</summary>
public sealed class LongNameTests : IAsyncDisposable
{
    private static readonly CachedMethodPlan Plan = Plans.Profile with { Method = "ITexts.GetAsync", KeyTemplate = "text:<a>:<b>:<c>:words" };
    private static readonly CacheEntryOptions Options = new() { TimeToLive = Plans.TimeToLive };
    private static readonly string Long = new('x', 600);
    private static readonly TextsKey Key = new(Long, Long + "2", Long + "3");

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("old");

    public static TheoryData<string> Names() =>
        ["text:*", $"text:{Long}:*", $"text:{Long}:{Long}2:*", $"text:{Long}:{Long}2:{Long}3:*", $"text:{Long}:{Long}2:{Long}3:words"];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_name_of_an_entry_is_invalidated_ends_it_on_every_instance(string name)
    {
        var (one, two) = (Start(), Start());
        Assert.Equal("old", await one.Texts.ReadAsync(Key, _loader));
        Assert.Equal("old", await two.Texts.ReadAsync(Key, _loader));
        _loader.Row = "new";

        Assert.Equal(InvalidationOutcome.Applied, await one.Instance.InvalidateAsync(name));

        Assert.Equal("new", await two.Texts.ReadAsync(Key, _loader));
        Assert.Equal("new", await one.Texts.ReadAsync(Key, _loader));
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task Keys_that_differ_in_their_last_character_have_an_entry_each()
    {
        var (one, _) = Start();
        var (two, _) = Start();
        await GetAsync(one, Long + "1", "1");
        await GetAsync(one, Long + "2", "2");

        Assert.Equal("1", await GetAsync(two, Long + "1", "loaded again"));
        Assert.Equal("2", await GetAsync(two, Long + "2", "loaded again"));
    }

    [Fact]
    public async Task An_entry_ends_with_its_long_tag()
    {
        var (one, two) = (_fleet.Start(), _fleet.Start());
        var options = Options with { Tags = [Long] };
        await one.Cache.GetOrCreateAsync("key", "old", static (row, _) => new ValueTask<string>(row), options);
        await two.Cache.GetOrCreateAsync("key", "old", static (row, _) => new ValueTask<string>(row), options);

        await one.Cache.InvalidateTagAsync(Long);

        Assert.Equal("new", await two.Cache.GetOrCreateAsync("key", "new", static (row, _) => new ValueTask<string>(row), options));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_asked_by_hand_is_found(bool withL2)
    {
        var (instance, texts) = Start(withL2);
        Assert.False(await instance.Cache.ExistsAsync(Key.ToText()));
        await texts.ReadAsync(Key, _loader);

        Assert.True(await instance.Cache.ExistsAsync(Key.ToText()));
        Assert.False(await instance.Cache.ExistsAsync(Key.ToText() + "2"));
        Assert.Equal(1, await instance.Cache.IncrementAsync(Long, TimeSpan.FromMinutes(1)));
        Assert.Equal(2, await instance.Cache.IncrementAsync(Long, TimeSpan.FromMinutes(1)));
        Assert.True(await instance.Cache.ExistsAsync(Long));
    }

    [Fact]
    public async Task An_update_whose_key_turns_out_to_be_another_invalidates_that()
    {
        var (instance, texts) = Start();
        await texts.ReadAsync(Key, _loader);
        _loader.Row = "new";
        var updating = instance.Engine.Updating(new UpdatingMethodPlan { Method = "ITexts.SetAsync" }, texts);

        await updating.RunAsync(
            CacheScope.None,
            new TextsKey("before", "it", "ran"),
            [],
            this,
            0,
            static (_, _) => Task.CompletedTask,
            static _ => new Updated<TextsKey, string?>(Key, "not kept"));

        Assert.Equal("new", await texts.ReadAsync(Key, _loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static ValueTask<string> GetAsync(Instance instance, string key, string row) =>
        instance.Cache.GetOrCreateAsync(key, row, static (row, _) => new ValueTask<string>(row), Options);

    private (Instance Instance, CachedMethod<TextsKey, string?> Texts) Start(bool withL2 = true)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = !withL2);
        return (instance, instance.Engine.Cached<TextsKey, string?>(Plan));
    }

    private readonly record struct TextsKey(string A, string B, string C) : ICacheKey
    {
        public string ToText() => CacheKey.Format($"text:{A}:{B}:{C}:words");
    }
}
