using Cacheable.Contract;
using Cacheable.Settings;

namespace Cacheable.Invocation.Policies;

/// <summary>How long entries live and where: what a plan or the options of a call by hand come to.</summary>
internal sealed record EntryPolicy(TimeSpan TimeToLive, TimeSpan Jitter, TimeSpan? NegativeTimeToLive, TimeSpan? L1TimeToLive, CacheTiers Tiers)
{
    /// <summary>For how long a failed load is not tried again where a stale value can be given.</summary>
    private static readonly TimeSpan DefaultFailureMemory = TimeSpan.FromSeconds(1);

    // What an attribute may say too. Moments are reckoned from it, and far beyond there are none.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(365);

    /// <summary>Whether the source may be older than L2, because writes of the key wait in a queue.</summary>
    public bool IsQueued { get; init; }

    /// <summary>How early an entry is refreshed; zero for never.</summary>
    public double Beta { get; init; }

    /// <summary>Whether the caller that finds an entry to be refreshed loads it and waits.</summary>
    public bool RefreshInline { get; init; }

    /// <summary>How long a value may be given beyond its end.</summary>
    public TimeSpan FailSafe { get; init; }

    /// <summary>How long a caller waits while a stale value is there; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? SoftTimeout { get; init; }

    /// <summary>How long a load may take; <see langword="null"/> for as long as it takes.</summary>
    public TimeSpan? HardTimeout { get; init; }

    /// <summary>For how long a failed load is not tried again.</summary>
    public TimeSpan FailureMemory { get; init; }

    /// <summary>How many loads run at once; zero for any number.</summary>
    public int MaxLoads { get; init; }

    /// <summary>Whether entries are read and kept. Writes invalidate in any case.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>How long entries that were begun under it may go into L1.</summary>
    public PolicyTerm Term { get; init; } = new();

    /// <summary>Whether entries are anything when they are no longer fresh.</summary>
    public bool HasAfterlife => Beta > 0 || FailSafe > TimeSpan.Zero;

    public static EntryPolicy Of(CachedMethodPlan plan) =>
        new(plan.TimeToLive, plan.Jitter, plan.NegativeTimeToLive, plan.L1TimeToLive, plan.Tiers)
        {
            IsQueued = plan.IsQueued,
            Beta = plan.Beta,
            RefreshInline = plan.RefreshInline,
            FailSafe = plan.FailSafe ?? TimeSpan.Zero,
            SoftTimeout = plan.SoftTimeout,
            HardTimeout = plan.HardTimeout,
            FailureMemory = MemoryOf(plan.FailureMemory, plan.FailSafe),
            MaxLoads = plan.MaxLoads,
        };

    /// <summary>What holds for all calls by hand, whatever their options.</summary>
    public static EntryPolicy ByHand(bool isEnabled) => new(TimeSpan.Zero, TimeSpan.Zero, null, null, CacheTiers.All) { IsEnabled = isEnabled };

    /// <summary>The policy of one call by hand.</summary>
    /// <param name="options">What it says.</param>
    /// <param name="byHand">What holds for all of them.</param>
    /// <exception cref="ArgumentException">The options contradict.</exception>
    public static EntryPolicy Of(CacheEntryOptions options, EntryPolicy byHand)
    {
        Require(options.TimeToLive > TimeSpan.Zero, "TimeToLive must be positive: no key lives without one.");
        Require(options.TimeToLive <= Longest, "TimeToLive must be at most 365 days.");
        Require(options.Jitter >= TimeSpan.Zero && options.Jitter < options.TimeToLive, "Jitter must be shorter than TimeToLive.");
        Require(IsWithin(options.NegativeTimeToLive, options.TimeToLive), "NegativeTimeToLive must be positive and at most TimeToLive.");
        Require(IsWithin(options.L1TimeToLive, options.TimeToLive), "L1TimeToLive must be positive and at most TimeToLive.");
        Require(options.Beta is >= 0 and <= SettingReader.GreatestBeta, "Beta must be a number from 0 to 1000: 1 is the paper's choice, 0 refreshes nothing.");
        Require(!options.RefreshInline || options.Beta > 0, "RefreshInline refreshes nothing without a Beta.");
        Require(IsWithin(options.FailSafe, Longest), "FailSafe must be positive and at most 365 days.");
        Require(IsPositive(options.HardTimeout), "HardTimeout must be positive.");
        Require(IsPositive(options.SoftTimeout), "SoftTimeout must be positive.");
        Require(options.SoftTimeout is null || options.FailSafe is not null, "SoftTimeout has no value to give in time without a FailSafe.");
        Require(!(options.SoftTimeout >= options.HardTimeout), "SoftTimeout must be shorter than HardTimeout.");
        Require(!(options.FailureMemory < TimeSpan.Zero), "FailureMemory must not be negative; zero remembers nothing.");
        Require(!(options.FailureMemory > Longest), "FailureMemory must be at most 365 days.");
        Require((options.Tiers & CacheTiers.All) != 0, "Tiers must name at least one tier.");
        return new EntryPolicy(options.TimeToLive, options.Jitter, options.NegativeTimeToLive, options.L1TimeToLive, options.Tiers)
        {
            Beta = options.Beta,
            RefreshInline = options.RefreshInline,
            FailSafe = options.FailSafe ?? TimeSpan.Zero,
            SoftTimeout = options.SoftTimeout,
            HardTimeout = options.HardTimeout,
            FailureMemory = MemoryOf(options.FailureMemory, options.FailSafe),
            IsEnabled = byHand.IsEnabled,
            Term = byHand.Term,
        };
    }

    /// <summary>Whether an entry that <paramref name="before"/> lets L1 hold may be too much for this one.</summary>
    public bool AllowsLessThan(EntryPolicy before) =>
        (before.IsEnabled && !IsEnabled)
        || (before.Tiers & ~Tiers) != 0
        || TimeToLive < before.TimeToLive
        || (L1TimeToLive ?? TimeToLive) < (before.L1TimeToLive ?? before.TimeToLive)
        || (NegativeTimeToLive ?? TimeSpan.Zero) < (before.NegativeTimeToLive ?? TimeSpan.Zero)
        || FailSafe < before.FailSafe;

    /// <summary>How long a value that was just loaded lives; <see langword="null"/> when it is absent and absence is not cached.</summary>
    /// <param name="isAbsent">Whether the loader returned null.</param>
    /// <param name="random">Drawn uniformly from [0, 1).</param>
    public TimeSpan? LifeOf(bool isAbsent, double random)
    {
        var life = isAbsent ? NegativeTimeToLive : TimeToLive;
        return life * (1 - (random * Jitter.Ticks / TimeToLive.Ticks));
    }

    private static TimeSpan MemoryOf(TimeSpan? own, TimeSpan? failSafe) => own ?? (failSafe is null ? TimeSpan.Zero : DefaultFailureMemory);

    private static bool IsPositive(TimeSpan? duration) => duration is null || duration > TimeSpan.Zero;

    private static bool IsWithin(TimeSpan? duration, TimeSpan limit) => duration is null || (duration > TimeSpan.Zero && duration <= limit);

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException($"{nameof(CacheEntryOptions)}.{message}");
        }
    }
}
