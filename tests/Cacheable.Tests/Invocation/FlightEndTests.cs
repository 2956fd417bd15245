using Cacheable.Contract;
using Cacheable.FailSafe;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Landings;
using Cacheable.Invocation.Loads;
using Cacheable.Invocation.Policies;
using Cacheable.Keys;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Cacheable.Tests.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Tests.Invocation;

/// <summary>A flight leaves the table and ends, whatever throws beside it.</summary>
public sealed class FlightEndTests : IAsyncDisposable
{
    private const string Method = "IUsers.GetProfileAsync";

    private static readonly ProfileKey Key = new(4);
    private static readonly EntryPolicy Policy = EntryPolicy.Of(Plans.Profile with { FailSafe = TimeSpan.FromHours(1) });

    private readonly Fleet _fleet = new();
    private readonly ThrowingRandom _random = new();
    private readonly Instance _instance;
    private readonly FlightTable<ProfileKey, string?> _flights;
    private readonly Flight<string?> _flight;

    public FlightEndTests()
    {
        _instance = _fleet.Start(settings =>
        {
            settings.Options = static options => options.WaitForFill = true;
            settings.Cache = cache => cache.Services.AddSingleton<RandomSource>(_random);
        });
        _flights = new(static () => 0, _instance.Get<EpochTable>().Stamp, static (_, _) => true, EngineScheduling.Concurrent);
        _flight = _flights.JoinOrBegin(Key, out _);
    }

    [Fact]
    public async Task One_whose_load_failed_ends_with_the_failure_where_L1_cannot_be_looked_at()
    {
        var failure = new InvalidOperationException("the source is down");

        Assert.Throws<ObjectDisposedException>(() => Ends().Fail(Key, _flight, Policy, failure));

        AssertHasEnded();
        Assert.Same(failure, await Assert.ThrowsAsync<InvalidOperationException>(() => _flight.WaitAsync(CancellationToken.None)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_whose_value_is_there_lands_though_nothing_could_be_kept(bool waitForFill)
    {
        _random.Throws = true;
        var limits = new LoadLimits(Method, Clock, _fleet.Time, EngineScheduling.Concurrent);
        var load = new LoadOf(new ValueTask<string?>("value"));
        using var limit = limits.Begin(Policy, load, CancellationToken.None);
        using var place = new BulkheadPlace(bulkhead: null);

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            var (_, keeping) = await Loads(limits, waitForFill).RunAsync(Key, _flight, Policy, RemoteAnswer<string?>.None, load, limit, place);
            await keeping;
        });

        AssertHasEnded();
        Assert.Equal("value", (await _flight.WaitAsync(CancellationToken.None)).Value);
    }

    [Fact]
    public async Task A_lease_under_which_nothing_could_be_kept_is_given_back_and_the_caller_has_the_value()
    {
        _random.Throws = true;

        Assert.Equal("value", await _instance.ReadAsync(4, new Loader<string?>("value")));

        var asked = await _instance.Remote.LeaseAsync(new("user:4:profile"), TimeSpan.FromSeconds(1), replace: false, CancellationToken.None);
        Assert.NotNull(asked.Lease);
    }

    public ValueTask DisposeAsync() => _fleet.DisposeAsync();

    private EngineClock Clock => _instance.Get<EngineClock>();

    private MethodMetrics Metrics => _instance.Get<CacheMetrics>().Of(Method);

    private void AssertHasEnded()
    {
        Assert.True(_flight.HasEnded);
        Assert.NotSame(_flight, _flights.JoinOrBegin(Key, out var leads));
        Assert.True(leads);
    }

    private FlightEnds<ProfileKey, string?> Ends()
    {
        var answers = _instance.Get<SourceGuards>().Of(Method, Metrics).Stale;
        return new(
            _flights,
            Keeper(),
            new StaleValues<ProfileKey, string?>(_flights, new DisposedL1(), _instance.Get<L1Lives>(), answers, Clock),
            new FailureMemory<ProfileKey>(1, static _ => true, _fleet.Time),
            answers);
    }

    private FlightLoad<ProfileKey, string?> Loads(LoadLimits limits, bool waitForFill) => new(
        _flights, new LoaderCall<string?>(Fill(), Metrics, limits, Clock), Keeper(), new Bulkhead(EngineScheduling.Concurrent), Metrics, waitForFill);

    // Its log is not guarded: no log of an application is behind this, but what else may throw one day.
    private EntryKeeper<ProfileKey, string?> Keeper() =>
        new(Fill(), new DisposedL1(), _instance.Get<L1Lives>(), Metrics, Clock, new ThrowingLog());

    private RemoteFill<string?> Fill()
    {
        var encoder = new EntryEncoder<string?>(_instance.Get<PayloadCodecs>().Create<string?>(method: null), int.MaxValue, Metrics, new ThrowingLog());
        return new(_instance.Get<RemoteTierAccess>(), encoder, Metrics, Clock, new ThrowingLog());
    }

    private sealed class ThrowingRandom : RandomSource
    {
        public bool Throws { get; set; }

        public override double NextDouble() => Throws ? throw new InvalidOperationException("no chance") : 0;
    }

    private sealed class LoadOf(ValueTask<string?> value) : Load<string?>
    {
        public override ValueTask<string?> RunAsync(CancellationToken cancellationToken) => value;
    }

    private sealed class DisposedL1 : IL1Values<ProfileKey, string?>
    {
        public bool TryGet(ProfileKey key, out string? value) => throw new ObjectDisposedException(nameof(DisposedL1));

        public bool TryGetLate(ProfileKey key, out LateEntry<string?> late) => throw new ObjectDisposedException(nameof(DisposedL1));

        public void Publish(ProfileKey key, string? value, L1Life life, in EntryStamp stamp, PolicyTerm term) =>
            throw new ObjectDisposedException(nameof(DisposedL1));
    }
}
