using Cacheable.Testing;

namespace Cacheable.Tests.Tiers;

/// <summary>What the meter says of an L2 that is away, in whatever way.</summary>
public sealed class AwayRemoteTests : IAsyncDisposable
{
    private const string Past = "cacheable.lookups.past_l2";
    private const string Profiles = "method=IUsers.GetProfileAsync";
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(334);

    private readonly Fleet _fleet = new();
    private readonly Loader<string?> _loader = new("value");
    private readonly MeterReader _meter = new();

    [Fact]
    public async Task One_that_was_never_there_is_told_and_the_lookups_past_it_are_counted()
    {
        var instance = _fleet.Start(static settings => settings.StartsCut = true);
        Assert.Equal(0, _meter.Read(instance, Past, Profiles));

        await ReadAsync(instance, 1, 2, 3);

        Assert.Equal(1, _meter.Read(instance, "cacheable.degraded"));
        Assert.Equal(3, _meter.Read(instance, Past, Profiles));
        Assert.Equal(0, _meter.Read(instance, "cacheable.misses", Profiles, "tier=l2"));
    }

    [Fact]
    public async Task One_whose_connection_is_lost_is_told_until_it_is_back()
    {
        var instance = _fleet.Start();
        await ReadAsync(instance, 1);
        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));

        instance.Remote.Disconnect();
        await ReadAsync(instance, 2, 3);
        Assert.Equal(1, _meter.Read(instance, "cacheable.degraded"));

        instance.Remote.Reconnect();
        await ReadAsync(instance, 4);
        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
        Assert.Equal(2, _meter.Read(instance, Past, Profiles));
    }

    [Fact]
    public async Task One_that_does_not_take_an_invalidation_is_told_though_it_answers_everything_else()
    {
        var instance = _fleet.Start();
        await ReadAsync(instance, 1);
        instance.Remote.Fail(RemoteCommands.Invalidate);
        await instance.InvalidateAsync("user:1:*");

        await ReadAsync(instance, 2);

        Assert.Equal(1, _meter.Read(instance, "cacheable.degraded"));
        Assert.Equal(1, _meter.Read(instance, Past, Profiles));
    }

    [Fact]
    public async Task One_that_is_away_is_asked_until_it_answers_though_nobody_looks_anything_up()
    {
        var instance = _fleet.Start();
        await ReadAsync(instance, 1);
        instance.Remote.Fail();
        _fleet.Time.Advance(Beat);
        Assert.Equal(1, _meter.Read(instance, "cacheable.degraded"));
        _fleet.Time.Advance(TimeSpan.FromSeconds(30));

        instance.Remote.Heal();
        _fleet.Time.Advance(Beat);

        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
    }

    [Fact]
    public async Task Where_there_is_none_nothing_goes_past_it()
    {
        var instance = _fleet.Start(static settings => settings.WithoutL2 = true);

        await ReadAsync(instance, 1);

        Assert.Equal(0, _meter.Read(instance, "cacheable.degraded"));
        Assert.Equal(0, _meter.Read(instance, Past, Profiles));
    }

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _fleet.DisposeAsync();
    }

    private async Task ReadAsync(Instance instance, params int[] ids)
    {
        foreach (var id in ids)
        {
            Assert.Equal("value", await instance.ReadAsync(id, _loader));
        }
    }
}
