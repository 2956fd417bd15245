using Cacheable.Contract;
using Cacheable.Simulation.Chance;
using Cacheable.Simulation.Network;
using Cacheable.Simulation.Time;
using Cacheable.Testing;

namespace Cacheable.Simulation.Instances;

/// <summary>What one episode is like: its network, its loader, its options, how much is read and written. Thrown from its seed.</summary>
internal sealed record Climate
{
    public required Weather Weather { get; init; }

    /// <summary>How long a load takes on average.</summary>
    public required long Load { get; init; }

    /// <summary>How often a load takes a hundred times as long.</summary>
    public required double SlowLoads { get; init; }

    public required double FailedLoads { get; init; }

    public required double SynchronousLoads { get; init; }

    /// <summary>How often a caller gives up what it does not get at once.</summary>
    public required double CancelledReads { get; init; }

    /// <summary>The mean time between two writes, of all instances together.</summary>
    public required long BetweenWrites { get; init; }

    /// <summary>How many of the writes are decorated calls that update the entry.</summary>
    public required double Saves { get; init; }

    /// <summary>How long such a call takes on average before its commit, and once more after it.</summary>
    public required long Save { get; init; }

    /// <summary>The mean time between two rounds of reads of one instance.</summary>
    public required long BetweenReads { get; init; }

    public required long L1Lease { get; init; }

    public required long LeaseDuration { get; init; }

    public required bool WaitForFill { get; init; }

    public required int L1Capacity { get; init; }

    public required int JournalCapacity { get; init; }

    /// <summary>Into how many groups L2 divides the keys.</summary>
    public required int Groups { get; init; }

    /// <summary>What L2 keeps of each group's history.</summary>
    public required InMemoryLimits Limits { get; init; }

    public required CachedMethodPlan Plan { get; init; }

    /// <param name="dice">The dice of the episode.</param>
    /// <param name="writesThrough">Whether there are updates. Without them nothing hides what an invalidation alone must end.</param>
    /// <param name="refreshes">Whether entries are refreshed early. It takes no throw of the dice, so that the other seeds stay as they were.</param>
    public static Climate Of(Dice dice, bool writesThrough, bool refreshes) => new()
    {
        Weather = Weather.Of(dice),
        Load = dice.Among(Span.Millisecond, 5 * Span.Millisecond, 20 * Span.Millisecond),
        SlowLoads = dice.Among(0, 0.01, 0.1),
        FailedLoads = dice.Among(0, 0.01),
        SynchronousLoads = dice.Among(0, 0.05),
        CancelledReads = dice.Among(0, 0.02),
        BetweenWrites = dice.Among(5 * Span.Millisecond, 20 * Span.Millisecond, 100 * Span.Millisecond),
        BetweenReads = dice.Among(Span.Millisecond, 5 * Span.Millisecond),
        L1Lease = dice.Among(200 * Span.Millisecond, Span.Second),
        LeaseDuration = dice.Among(50 * Span.Millisecond, Span.Second, 5 * Span.Second),
        WaitForFill = dice.Chance(0.5),
        L1Capacity = dice.Among(6, 10_000),
        JournalCapacity = dice.Among(3, 10_000),
        Groups = dice.Among(1, 3),
        Limits = new InMemoryLimits { LogCapacity = dice.Among(4, 4096), MaxEpochs = dice.Among(2, 50_000) },
        Plan = new CachedMethodPlan
        {
            Method = "IItems.GetAsync",
            KeyTemplate = "user:<user>:item:<item>",
            TimeToLive = TimeSpan.FromTicks(dice.Among(500 * Span.Millisecond, 5 * Span.Second, 60 * Span.Second)),
            Jitter = TimeSpan.FromMilliseconds(100),
            Beta = refreshes ? 1 : 0,
        },
        Saves = writesThrough ? dice.Among(0.3, 0.8) : 0,
        Save = dice.Among(Span.Millisecond, 10 * Span.Millisecond, 100 * Span.Millisecond),
    };

    public void Configure(CacheableOptions options)
    {
        options.L1Lease = TimeSpan.FromTicks(L1Lease);
        options.LeaseDuration = TimeSpan.FromTicks(LeaseDuration);
        options.WaitForFill = WaitForFill;
        options.L1Capacity = L1Capacity;
        options.InvalidationJournalCapacity = JournalCapacity;
    }
}
