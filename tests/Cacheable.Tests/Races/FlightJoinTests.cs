using Cacheable.Contract;
using Cacheable.Schedules;
using Cacheable.Testing;

namespace Cacheable.Tests.Races;

/// <summary>Who joins which flight, where the answer is not plain: one that has landed, one just gone, one that waits for L2 to be there.</summary>
public sealed class FlightJoinTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Race_03_a_flight_of_L2_alone_that_has_landed_and_still_fills_is_joined_as_an_entry_of_L1_would_be_returned(bool heard)
    {
        var instance = _fleet.Start();
        var other = _fleet.Start();
        var ofL2 = instance.Engine.Cached<ProfileKey, string?>(Plans.Profile with { Tiers = CacheTiers.L2 });
        var loader = new Loader<string?>("old");
        var fill = instance.Remote.Hold(RemoteCommands.Fill);
        Assert.Equal("old", await ofL2.ReadAsync(new ProfileKey(4), loader));
        await fill.Arrived;

        // It has landed and stays joinable: these cost L2 nothing, and reflect what is heard and what is a lease old, as any hit of L1.
        Assert.Equal("old", await ofL2.ReadAsync(new ProfileKey(4), loader));
        Assert.Equal(1, instance.Remote.Count(RemoteCommands.Read));

        if (!heard)
        {
            instance.Remote.Disconnect();
        }

        loader.Row = "new";
        await other.InvalidateAsync("user:4:*");
        if (!heard)
        {
            _fleet.Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal("new", await ofL2.ReadAsync(new ProfileKey(4), loader));
        fill.Continue();
        Assert.Equal(2, loader.Calls);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_who_missed_L1_just_before_a_flight_landed_does_not_load_again(bool withoutL2)
    {
        var instance = _fleet.Start(settings => settings.WithoutL2 = withoutL2);
        var rows = instance.Engine.Cached<HeldKey, string?>(Plans.Profile);
        var tasks = instance.Engine.CachedTask<HeldKey, string?>(Plans.Profile with { Method = "IUsers.GetProfileTaskAsync" });
        var loader = new Loader<string?>("value");
        foreach (var read in new Func<HeldKey, Task<string?>>[] { key => rows.ReadAsync(key, loader).AsTask(), key => tasks.ReadAsync(key, loader) })
        {
            var key = new HeldKey(new FirstText());

            // It has seen neither an entry nor a flight when the other begins and lands.
            var late = Task.Run(() => read(key));
            await key.Text.Arrived.WaitAsync(ForcedStaleSchedule.Patience);
            Assert.Equal("value", await read(key));
            key.Text.Continue();

            Assert.Equal("value", await late);
        }

        // One load for each method, or the entry in L2 that the first has left for the second; and no question to L2 by those who were late.
        Assert.Equal(withoutL2 ? 2 : 1, loader.Calls);
        if (!withoutL2)
        {
            Assert.Equal(2, instance.Remote.Count(RemoteCommands.Read));
        }
    }

    [Fact]
    public async Task Nor_where_the_load_took_so_long_that_its_entry_is_due_for_a_refresh_from_the_start()
    {
        var instance = _fleet.Start(static settings => settings.WithoutL2 = true);
        var rows = instance.Engine.Cached<HeldKey, string?>(Plans.Profile with { Beta = 1 });
        var loader = new Loader<string?>("value");
        var key = new HeldKey(new FirstText());
        var late = Task.Run(() => rows.ReadAsync(key, loader).AsTask());
        await key.Text.Arrived.WaitAsync(ForcedStaleSchedule.Patience);
        var held = loader.Hold();
        var first = rows.ReadAsync(key, loader).AsTask();
        await held.Arrived;
        _fleet.Time.Advance(Plans.TimeToLive / 2);
        held.Finish();
        await first;

        key.Text.Continue();

        Assert.Equal("value", await late);
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task Callers_who_wait_for_L2_at_the_start_for_longer_than_the_L1_lease_cost_one_load()
    {
        var tier = new ChaosRemoteTier(_fleet.Store.Connect());
        var sync = tier.Hold(RemoteCommands.Sync);
        var instance = _fleet.Start(settings => settings.Tier = tier);
        await sync.Arrived.WaitAsync(ForcedStaleSchedule.Patience);
        var loader = new Loader<string?>("value");

        // The second does not join the first, whose flight is by now older than what may be returned unproven. Both wait for L2.
        var first = instance.ReadAsync(4, loader).AsTask();
        _fleet.Time.Advance(TimeSpan.FromSeconds(2));
        var second = instance.ReadAsync(4, loader).AsTask();
        Assert.False(first.IsCompleted || second.IsCompleted);
        Assert.Equal(0, loader.Calls);
        sync.Continue();

        Assert.Equal(["value", "value"], await Task.WhenAll(first, second));
        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    /// <summary>A key whose text the miss path asks for after it has found neither an entry nor a flight.</summary>
    private readonly record struct HeldKey(FirstText Text) : ICacheKey
    {
        public string ToText() => Text.Get();
    }

    /// <summary>The text of a key; who asks for it first waits for the test.</summary>
    private sealed class FirstText
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _mayContinue = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _asked;

        public Task Arrived => _arrived.Task;

        public void Continue() => _mayContinue.SetResult();

        public string Get()
        {
            if (Interlocked.Increment(ref _asked) == 1)
            {
                _arrived.SetResult();
                _mayContinue.Task.Wait(ForcedStaleSchedule.Patience);
            }

            return "user:4:profile";
        }
    }
}
