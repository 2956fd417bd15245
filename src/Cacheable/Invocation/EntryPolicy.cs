using Cacheable.Contract;

namespace Cacheable.Invocation;

/// <summary>How long entries live and where: what a plan or the options of a call by hand come to.</summary>
internal sealed record EntryPolicy(TimeSpan TimeToLive, TimeSpan Jitter, TimeSpan? NegativeTimeToLive, TimeSpan? L1TimeToLive, CacheTiers Tiers)
{
    /// <summary>Whether the source may be older than L2, because writes of the key wait in a queue.</summary>
    public bool IsQueued { get; init; }

    public static EntryPolicy Of(CachedMethodPlan plan) =>
        new(plan.TimeToLive, plan.Jitter, plan.NegativeTimeToLive, plan.L1TimeToLive, plan.Tiers) { IsQueued = plan.IsQueued };

    /// <exception cref="ArgumentException">The options contradict.</exception>
    public static EntryPolicy Of(CacheEntryOptions options)
    {
        Require(options.TimeToLive > TimeSpan.Zero, "TimeToLive must be positive: no key lives without one.");
        Require(options.Jitter >= TimeSpan.Zero && options.Jitter < options.TimeToLive, "Jitter must be shorter than TimeToLive.");
        Require(IsWithin(options.NegativeTimeToLive, options.TimeToLive), "NegativeTimeToLive must be positive and at most TimeToLive.");
        Require(IsWithin(options.L1TimeToLive, options.TimeToLive), "L1TimeToLive must be positive and at most TimeToLive.");
        Require((options.Tiers & CacheTiers.All) != 0, "Tiers must name at least one tier.");
        return new EntryPolicy(options.TimeToLive, options.Jitter, options.NegativeTimeToLive, options.L1TimeToLive, options.Tiers);
    }

    /// <summary>How long a value that was just loaded lives; <see langword="null"/> when it is absent and absence is not cached.</summary>
    /// <param name="isAbsent">Whether the loader returned null.</param>
    /// <param name="random">Drawn uniformly from [0, 1).</param>
    public TimeSpan? LifeOf(bool isAbsent, double random)
    {
        var life = isAbsent ? NegativeTimeToLive : TimeToLive;
        return life * (1 - (random * Jitter.Ticks / TimeToLive.Ticks));
    }

    /// <summary>How long an entry lives in L1 that lives for <paramref name="life"/> in L2.</summary>
    public TimeSpan L1LifeOf(TimeSpan life) => L1TimeToLive < life ? L1TimeToLive.Value : life;

    private static bool IsWithin(TimeSpan? duration, TimeSpan limit) => duration is null || (duration > TimeSpan.Zero && duration <= limit);

    private static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException($"{nameof(CacheEntryOptions)}.{message}");
        }
    }
}
