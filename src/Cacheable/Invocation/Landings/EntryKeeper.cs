using Cacheable.Contract;
using Cacheable.Flights;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.Landings;

/// <summary>Keeps what a flight brought: in L2 under the lease, then in L1. Never throws: callers have their value already.</summary>
internal sealed class EntryKeeper<TKey, TValue>(
    RemoteFill<TValue> fill,
    IL1Values<TKey, TValue> l1,
    L1Lives lives,
    MethodMetrics metrics,
    EngineClock clock,
    ILogger logger)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>Keeps a value that was loaded. A null without a negative TTL is not kept, or only for when the source fails.</summary>
    /// <returns>What became of it in L2.</returns>
    public async Task<FillOutcome> KeepAsync(TKey key, Flight<TValue> flight, EntryPolicy policy, Lease? held, TValue value, TimeSpan load)
    {
        try
        {
            var life = policy.LifeOf(value is null, clock.NextRandom());
            if (life is null && policy.FailSafe <= TimeSpan.Zero)
            {
                await GiveUpAsync(flight.Key, held).ConfigureAwait(false);
                return FillOutcome.Refused;
            }

            // An absence that is no hit takes the place of the value all the same: when the source fails later, it is the last that is known.
            var times = new EntryTimes(life ?? TimeSpan.Zero, load, policy.FailSafe);
            var sent = clock.Start();
            var (outcome, bytes) = held is { } granted
                ? await fill.FillAsync(flight.Key, granted, value, times).ConfigureAwait(false)
                : (FillOutcome.Unknown, Bytes: 0);
            // Without an answer the value may be older than a write that waits in a queue, and nobody would invalidate it (race 45).
            if (outcome == FillOutcome.Stored || (outcome == FillOutcome.Unknown && !policy.IsQueued))
            {
                // Race 38: L2 counts from when the fill arrived, so L1 counts from when it was sent.
                KeepInL1(key, flight, policy, value, times.After(clock.Since(sent)) with { Bytes = bytes });
            }

            return outcome;
        }
        catch (Exception exception)
        {
            // Before it is told: a lease that nobody fills under keeps all other instances waiting. One that was used is none any more.
            await GiveUpAsync(flight.Key, held).ConfigureAwait(false);
            metrics.FillsFailed.Increment();
            logger.FillFailed(exception, metrics.Method);
            return FillOutcome.Refused;
        }
    }

    /// <summary>Keeps a value that L2 holds, by the times it has there. Race 38: L1 never keeps it for longer.</summary>
    public void KeepInL1(TKey key, Flight<TValue> flight, EntryPolicy policy, TValue value, EntryTimes times)
    {
        if (!policy.Tiers.HasFlag(CacheTiers.L1))
        {
            return;
        }

        try
        {
            l1.Publish(key, value, lives.Of(times, policy, flight.Begun), flight.Stamp, policy.Term);
        }
        catch (Exception exception)
        {
            // The application's own memory cache may be disposed by now; the caller has the value all the same.
            metrics.FillsFailed.Increment();
            logger.FillFailed(exception, metrics.Method);
        }
    }

    /// <summary>Keeps nothing, and lets others load.</summary>
    public ValueTask GiveUpAsync(EntryKey key, Lease? held) => held is { } unused ? fill.ReleaseAsync(key, unused) : default;
}
