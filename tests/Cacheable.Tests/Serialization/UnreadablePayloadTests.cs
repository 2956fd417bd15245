using Cacheable.Remote;
using Cacheable.Testing;
using Microsoft.Extensions.Logging;

namespace Cacheable.Tests.Serialization;

public sealed class UnreadablePayloadTests : IAsyncDisposable
{
    private readonly Fleet _fleet = new();

    [Fact]
    public async Task An_unreadable_entry_is_a_miss_that_is_counted_logged_and_replaced()
    {
        await FillAsync([1, 2, 3]);
        using var meter = new MeterReader();
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");

        Assert.Equal("value", await one.ReadAsync(4, loader));
        Assert.Equal("value", await two.ReadAsync(4, loader));

        Assert.Equal(1, loader.Calls);
        Assert.Equal(1, meter.Read(one, "cacheable.payloads.rejected"));
        Assert.Equal(0, meter.Read(two, "cacheable.payloads.rejected"));
        Assert.Contains(Plans.Profile.Method, Assert.Single(one.Log.At(LogLevel.Warning)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_entries_that_cannot_be_read_for_one_reason_are_one_warning()
    {
        var instance = _fleet.Start();
        var loader = new Loader<string?>("value");
        for (var id = 1; id <= 20; id++)
        {
            await FillAsync([1, 2, 3], $"user:{id}:profile");
            Assert.Equal("value", await instance.ReadAsync(id, loader));
        }

        Assert.Single(instance.Log.At(LogLevel.Warning));
        Assert.Equal(19, instance.Log.At(LogLevel.Debug).Count(static line => line.Contains("cannot be read", StringComparison.Ordinal)));
    }

    [Fact(Timeout = 30_000)]
    public async Task Instances_that_meet_an_unreadable_entry_together_load_it_once()
    {
        await FillAsync([1, 2, 3]);
        var one = _fleet.Start();
        var two = _fleet.Start();
        var loader = new Loader<string?>("value");
        var hold = loader.Hold();

        var first = one.ReadAsync(4, loader);
        await hold.Arrived;
        var second = two.ReadAsync(4, loader).AsTask();
        hold.Finish();
        await first;
        while (!second.IsCompleted)
        {
            _fleet.Time.Advance(TimeSpan.FromMilliseconds(50));
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal("value", await second);
        Assert.Equal(1, loader.Calls);
    }

    [Fact]
    public async Task A_value_that_cannot_be_serialized_reaches_its_callers_is_warned_of_once_and_not_cached()
    {
        var instance = _fleet.Start();
        var method = instance.Engine.Cached<ProfileKey, Action>(Plans.Profile);
        var value = () => { };
        var loader = new Loader<Action>(value);

        for (var call = 1; call <= 3; call++)
        {
            Assert.Same(value, await method.ReadAsync(new ProfileKey(4), loader));
            Assert.Equal(call, loader.Calls);
        }

        Assert.Contains("AddJsonContext", Assert.Single(instance.Log.At(LogLevel.Warning)), StringComparison.Ordinal);

        // The lease was given back: nobody waits for a fill that never comes.
        var other = _fleet.Start().Engine.Cached<ProfileKey, Action>(Plans.Profile).ReadAsync(new ProfileKey(4), loader);
        Assert.True(other.IsCompleted);
        await other;
    }

    [Fact]
    public async Task A_value_that_cannot_be_serialized_is_cached_where_L1_is_the_only_tier()
    {
        var instance = _fleet.Start();
        var method = instance.Engine.Cached<ProfileKey, Action>(Plans.Profile with { Tiers = CacheTiers.L1 });
        var loader = new Loader<Action>(() => { });

        await method.ReadAsync(new ProfileKey(4), loader);
        await method.ReadAsync(new ProfileKey(4), loader);

        Assert.Equal(1, loader.Calls);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private async Task FillAsync(byte[] payload, string text = "user:4:profile")
    {
        var tier = _fleet.Store.Connect();
        var key = new EntryKey(text);
        var lease = (await tier.LeaseAsync(key, TimeSpan.FromSeconds(1), replace: false, default)).Lease;
        Assert.True(await tier.FillAsync(key, lease!.Value, payload, Plans.TimeToLive, default));
    }
}
