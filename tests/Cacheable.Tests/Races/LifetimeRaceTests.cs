using Cacheable.Testing;

namespace Cacheable.Tests.Races;

public sealed class LifetimeRaceTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Race_38_L1_of_an_instance_that_read_late_ends_with_L2()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        await one.ReadAsync(4, loader);
        _fleet.Time.Advance(Plans.TimeToLive - TimeSpan.FromSeconds(1));
        await two.ReadAsync(4, loader);
        Assert.Equal(1, loader.Calls);

        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        await two.ReadAsync(4, loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task Race_38_the_time_a_reply_to_a_fill_travels_does_not_lengthen_the_life_in_L1()
    {
        var instance = _fleet.Start(settings => settings.Options = options => options.WaitForFill = true);
        var loader = new Loader<string?>("value");
        var reply = instance.Remote.HoldReply(RemoteCommands.Fill);
        var reading = instance.ReadAsync(4, loader).AsTask();
        await reply.Arrived;
        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        reply.Continue();
        await reading;

        _fleet.Time.Advance(Plans.TimeToLive - TimeSpan.FromSeconds(5));

        await instance.ReadAsync(4, loader);
        Assert.Equal(2, loader.Calls);
    }

    [Fact]
    public async Task Race_38_the_time_a_reply_to_a_read_travels_does_not_lengthen_the_life_in_L1()
    {
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        await one.ReadAsync(4, loader);
        var reply = two.Remote.HoldReply(RemoteCommands.Read);
        var reading = two.ReadAsync(4, loader).AsTask();
        await reply.Arrived;
        _fleet.Time.Advance(TimeSpan.FromSeconds(5));
        reply.Continue();
        await reading;

        _fleet.Time.Advance(Plans.TimeToLive - TimeSpan.FromSeconds(5));

        await two.ReadAsync(4, loader);
        Assert.Equal(2, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
