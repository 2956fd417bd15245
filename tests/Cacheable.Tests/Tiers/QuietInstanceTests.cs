using Cacheable.Testing;

namespace Cacheable.Tests.Tiers;

public sealed class QuietInstanceTests : IAsyncDisposable
{
    private static readonly TimeSpan LongAgo = TimeSpan.FromSeconds(30);

    private readonly Fleet _fleet = new();

    [Fact]
    public async Task Who_looks_nothing_up_asks_nothing_and_begins_again_with_the_next_lookup()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        await instance.ReadAsync(4, loader);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        _fleet.Time.Advance(LongAgo);
        var syncs = instance.Remote.Count(RemoteCommands.Sync);

        _fleet.Time.Advance(LongAgo);
        Assert.Equal(syncs, instance.Remote.Count(RemoteCommands.Sync));

        await instance.ReadAsync(4, loader);
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(syncs + 1 + 3, instance.Remote.Count(RemoteCommands.Sync));
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task Who_owes_L2_an_invalidation_goes_on_asking_though_nobody_looks_anything_up()
    {
        var quiet = _fleet.Start();
        var busy = _fleet.Start();
        var loader = new Loader<string?>("old");
        await busy.ReadAsync(4, loader);
        _fleet.Time.Advance(LongAgo);

        quiet.Remote.Disconnect();
        Assert.Equal(InvalidationOutcome.Deferred, await quiet.InvalidateAsync("user:4:*"));

        // L2 answers again, and whoever might say so has not: its history stays in doubt until somebody asks.
        quiet.Remote.Heal();
        _fleet.Time.Advance(TimeSpan.FromSeconds(1));

        loader.Row = "new";
        Assert.Equal("new", await busy.ReadAsync(4, loader));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
