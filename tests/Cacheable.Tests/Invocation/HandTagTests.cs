using Cacheable.Testing;

namespace Cacheable.Tests.Invocation;

public sealed class HandTagTests : IAsyncDisposable
{
    private static readonly CacheEntryOptions Options = new() { TimeToLive = TimeSpan.FromMinutes(10) };

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("old");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tag_names_entries_of_any_key(bool withoutL2)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        await GetAsync(instance, "product:4", "catalog", "category:1");
        await GetAsync(instance, "list:new", "catalog");
        await GetAsync(instance, "user:4:name");
        _loader.Row = "new";

        Assert.Equal(InvalidationOutcome.Applied, await instance.Cache.InvalidateTagAsync("catalog"));

        Assert.Equal("new", await GetAsync(instance, "product:4", "catalog", "category:1"));
        Assert.Equal("new", await GetAsync(instance, "list:new", "catalog"));
        Assert.Equal("old", await GetAsync(instance, "user:4:name"));
    }

    [Fact]
    public async Task A_tag_is_compared_as_a_whole_and_is_no_key()
    {
        var instance = _fleet.Start();
        await GetAsync(instance, "product:4", "category:1");
        _loader.Row = "new";

        await instance.Cache.InvalidateTagAsync("category");
        await instance.Cache.InvalidateTagAsync("category:11");
        await instance.Cache.InvalidateTagAsync("product:4");
        await instance.InvalidateAsync("category:1");
        await instance.InvalidateAsync("category:*");

        Assert.Equal("old", await GetAsync(instance, "product:4", "category:1"));
    }

    [Fact]
    public async Task Another_instance_finds_nothing_in_L2_that_a_tag_has_invalidated()
    {
        var one = _fleet.Start();
        await GetAsync(one, "product:4", "catalog");
        _loader.Row = "new";
        await one.Cache.InvalidateTagAsync("catalog");

        Assert.Equal("new", await GetAsync(_fleet.Start(), "product:4", "catalog"));
    }

    [Fact]
    public async Task An_invalidation_that_L2_has_not_heard_of_holds_here()
    {
        var instance = _fleet.Start();
        await GetAsync(instance, "product:4", "catalog");
        _loader.Row = "new";
        instance.Remote.Fail();

        Assert.Equal(InvalidationOutcome.Deferred, await instance.Cache.InvalidateTagAsync("catalog"));

        Assert.Equal("new", await GetAsync(instance, "product:4", "catalog"));
    }

    [Fact]
    public async Task A_caller_never_gets_what_was_loaded_before_the_invalidation_of_a_tag_that_it_gives()
    {
        var instance = _fleet.Start();
        await GetAsync(instance, "product:4", "category:1");
        _loader.Row = "new";

        await instance.Cache.InvalidateTagAsync("category:2");

        Assert.Equal("new", await GetAsync(instance, "product:4", "category:2"));
    }

    [Fact]
    public async Task A_list_of_tags_that_changes_afterwards_changes_no_entry()
    {
        var instance = _fleet.Start();
        string[] tags = ["catalog"];
        await GetAsync(instance, "product:4", tags);
        tags[0] = "other";
        _loader.Row = "new";

        // An entry that took over the new tag without its epoch would be found here, and be old.
        await instance.Cache.InvalidateTagAsync("other");

        Assert.Equal("new", await GetAsync(instance, "product:4", "other"));
        Assert.Equal(2, _loader.Calls);
    }

    [Fact]
    public async Task Equal_tags_in_another_list_find_the_entry()
    {
        var instance = _fleet.Start();
        await GetAsync(instance, "product:4", "catalog", "category:1");
        await GetAsync(instance, "product:4", "catalog", "category:1");

        Assert.Equal(1, _loader.Calls);
        Assert.Equal(1, instance.Remote.Count(RemoteCommands.Read));
    }

    [Theory]
    [InlineData("")]
    [InlineData("category:*")]
    [InlineData(null)]
    public async Task A_text_that_is_no_tag_is_refused_before_the_load(string? tag)
    {
        var instance = _fleet.Start();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await GetAsync(instance, "product:4", "catalog", tag!));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await instance.Cache.InvalidateTagAsync(tag!));

        Assert.Equal(0, _loader.Calls);
    }

    [Fact]
    public async Task A_cancelled_caller_invalidates_no_tag()
    {
        var instance = _fleet.Start();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await instance.Cache.InvalidateTagAsync("catalog", new CancellationToken(canceled: true)));

        Assert.Equal(0, instance.Remote.Count(RemoteCommands.Invalidate));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private ValueTask<string?> GetAsync(Instance instance, string key, params string[] tags) =>
        instance.Cache.GetOrCreateAsync(
            key, _loader, static (loader, token) => new ValueTask<string?>(loader.LoadAsync(token)), Options with { Tags = tags });
}
