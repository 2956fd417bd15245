namespace Cacheable.Tests.Races;

/// <summary>What the cache can and cannot do about a source that shows an old row, and about values of another version of the application.</summary>
public sealed class SourceRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_18_a_snapshot_taken_before_the_invalidation_is_not_kept_when_the_load_began_before_it_too()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("old");
        var slow = loader.Hold();
        var doomed = one.ReadAsync(4, loader);
        await slow.Arrived;

        loader.Row = "new";
        await one.InvalidateAsync("user:4:profile");
        slow.Finish();

        Assert.Equal("old", await doomed);
        Assert.Equal("new", await two.ReadAsync(4, loader));
        Assert.Equal("new", await one.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Races_18_and_19_an_old_row_read_by_a_load_after_the_invalidation_is_believed_until_the_next_one()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var lagging = new Loader<string?>("old");
        await one.InvalidateAsync("user:4:profile");

        // The stated limit: no cache sees that this row is old.
        Assert.Equal("old", await two.ReadAsync(4, lagging));
        lagging.Row = "new";
        Assert.Equal("old", await one.ReadAsync(4, lagging));

        // Whoever knows that the replica has caught up, or reads its changes, says so.
        await one.InvalidateAsync("user:4:profile");
        Assert.Equal("new", await two.ReadAsync(4, lagging));
        Assert.Equal("new", await one.ReadAsync(4, lagging));
    }

    [Fact]
    public async Task Races_18_and_19_an_old_row_that_was_believed_ends_with_its_TTL_on_every_instance()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var lagging = new Loader<string?>("old");
        await one.InvalidateAsync("user:4:profile");
        await one.ReadAsync(4, lagging);
        lagging.Row = "new";
        _fleet.Time.Advance(Plans.TimeToLive / 2);
        await two.ReadAsync(4, lagging);

        _fleet.Time.Advance(Plans.TimeToLive / 2);

        Assert.Equal("new", await two.ReadAsync(4, lagging));
        Assert.Equal("new", await one.ReadAsync(4, lagging));
    }

    [Fact]
    public async Task Race_35_the_staleness_declared_for_an_outage_serves_nothing_that_this_instance_invalidated()
    {
        var instance = _fleet.Start(settings => settings.Options = static options => options.L1OutageLease = TimeSpan.FromMinutes(1));
        var loader = new Loader<string?>("old");
        await instance.ReadAsync(4, loader);
        instance.Remote.Disconnect();
        Assert.Equal("old", await instance.ReadAsync(4, loader));

        loader.Row = "new";
        Assert.Equal(InvalidationOutcome.Deferred, await instance.InvalidateAsync("user:4:*"));

        Assert.Equal("new", await instance.ReadAsync(4, loader));
    }

    [Fact]
    public async Task Race_40_two_versions_of_an_application_share_an_invalidation_and_no_value()
    {
        var before = _fleet.Start().Engine.Cached<ProfileKey, Earlier.Person>(Plans.Profile);
        var later = _fleet.Start();
        var after = later.Engine.Cached<ProfileKey, Later.Person>(Plans.Profile);
        var old = new Loader<Earlier.Person>(new Earlier.Person("Ada"));
        var young = new Loader<Later.Person>(new Later.Person("Ada", 36));
        await before.ReadAsync(new ProfileKey(4), old);

        // Another shape is a miss and is replaced; it never becomes a person of age 0.
        Assert.Equal(36, (await after.ReadAsync(new ProfileKey(4), young)).Age);
        Assert.Equal(1, young.Calls);

        old.Row = new Earlier.Person("Augusta");
        await later.InvalidateAsync("user:4:profile");
        Assert.Equal("Augusta", (await before.ReadAsync(new ProfileKey(4), old)).Name);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private static class Earlier
    {
        internal sealed record Person(string Name);
    }

    private static class Later
    {
        internal sealed record Person(string Name, int Age);
    }
}
