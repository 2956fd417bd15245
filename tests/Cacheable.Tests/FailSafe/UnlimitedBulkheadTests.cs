using Cacheable.FailSafe;
using Cacheable.Tests.Configuration;

namespace Cacheable.Tests.FailSafe;

/// <summary>A bulkhead without a limit, one that gets or loses its limit, and what it says of itself meanwhile.</summary>
public sealed class UnlimitedBulkheadTests : IAsyncDisposable
{
    private const string Profiles = "method=IUsers.GetProfileAsync";
    private const int Rounds = 5_000;

    private readonly Fleet _fleet = new();
    private readonly Bulkhead _bulkhead = new(EngineScheduling.Concurrent);

    [Fact]
    public async Task Any_number_runs_nobody_waits_and_all_are_counted()
    {
        var places = Enumerable.Range(0, 50).Select(_ => _bulkhead.TryEnter(0)!).ToList();
        for (var late = 0; late < 50; late++)
        {
            var entering = _bulkhead.EnterAsync(0, TestContext.Current.CancellationToken);
            Assert.True(entering.IsCompletedSuccessfully);
            places.Add(await entering);
        }

        Assert.Equal((100, 0), (_bulkhead.Running, _bulkhead.Waiting));
        places.ForEach(static place => place.Dispose());
        Assert.Equal(0, _bulkhead.Running);
    }

    [Fact]
    public void What_runs_without_a_limit_counts_when_there_is_one()
    {
        var places = Enumerable.Range(0, 3).Select(_ => _bulkhead.TryEnter(0)!).ToList();

        Assert.Null(_bulkhead.TryEnter(2));
        places[0].Dispose();
        Assert.Null(_bulkhead.TryEnter(2));
        places[1].Dispose();
        using var next = _bulkhead.TryEnter(2);

        Assert.NotNull(next);
        Assert.Equal(2, _bulkhead.Running);
    }

    [Fact]
    public async Task A_limit_that_configuration_takes_away_lets_the_line_in_with_the_next_load()
    {
        var plan = Plans.Profile with { MaxLoads = 1 };
        var configured = new Configured();
        using var meter = new MeterReader();
        var instance = _fleet.Start(settings => configured.Configure(settings, plan));
        var users = instance.Engine.Cached<ProfileKey, string?>(plan);
        var loader = new Loader<string?>("value");
        var hold = loader.Hold();
        var held = users.ReadAsync(new ProfileKey(1), loader).AsTask();
        var inLine = users.ReadAsync(new ProfileKey(2), loader).AsTask();
        Assert.Equal((1, 1), (meter.Read(instance, "cacheable.loads.running", Profiles), meter.Read(instance, "cacheable.loads.waiting", Profiles)));

        configured.Change(("Methods:IUsers.GetProfileAsync:MaxLoads", "0"));

        Assert.Equal("value", await users.ReadAsync(new ProfileKey(3), loader));
        Assert.Equal("value", await inLine);
        Assert.Equal(0, meter.Read(instance, "cacheable.loads.waiting", Profiles));
        hold.Finish();
        Assert.Equal("value", await held);
    }

    [Fact]
    public void What_is_given_back_before_it_was_taken_is_not_less_than_nothing()
    {
        _bulkhead.Leave();
        Assert.Equal(0, _bulkhead.Running);

        _bulkhead.Return();
        Assert.Equal(0, _bulkhead.Running);
        using var place = _bulkhead.TryEnter(0);
        Assert.Equal(1, _bulkhead.Running);
    }

    [Fact]
    public async Task A_gauge_that_is_read_while_loads_come_and_go_says_what_may_be_so()
    {
        const int Threads = 4;
        var cancellation = TestContext.Current.CancellationToken;
        var working = Enumerable.Range(0, Threads).Select(thread => Task.Run(
            async () =>
            {
                for (var round = 0; round < Rounds; round++)
                {
                    using var place = await _bulkhead.EnterAsync((round + thread) % 3, cancellation);
                    place.Lend();
                    place.TakeBack();
                }
            },
            cancellation)).ToList();

        while (working.Exists(static work => !work.IsCompleted))
        {
            Assert.InRange(_bulkhead.Running, 0, Threads);
            Assert.InRange(_bulkhead.Waiting, 0, Threads);
        }

        await Task.WhenAll(working);
        Assert.Equal((0, 0), (_bulkhead.Running, _bulkhead.Waiting));
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();
}
