using Cacheable.Flights;
using Cacheable.Keys;
using Cacheable.Remote;
using Cacheable.Telemetry;
using Cacheable.Tiers;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

/// <summary>Puts a value into the L1 of its method.</summary>
internal delegate void L1Publish<TKey, TValue>(TKey key, TValue value, L1Life life, EntryStamp stamp);

/// <summary>Keeps what a flight brought: in L2 under the lease, then in L1. Never throws: callers have their value already.</summary>
internal sealed class EntryKeeper<TKey, TValue>(
    RemoteFill<TValue> fill,
    L1Publish<TKey, TValue> publish,
    L1Lives lives,
    MethodMetrics metrics,
    EngineClock clock,
    ILogger logger)
{
    /// <summary>Keeps a value that was loaded. A null without a negative TTL is not kept.</summary>
    public async Task KeepAsync(TKey key, Flight<TValue> flight, EntryPolicy policy, Lease? held, TValue value)
    {
        try
        {
            if (policy.LifeOf(value is null, clock.NextRandom()) is not { } life)
            {
                await GiveUpAsync(flight.Key, held).ConfigureAwait(false);
                return;
            }

            var sent = clock.Start();
            var outcome = held is { } granted
                ? await fill.FillAsync(flight.Key, granted, value, life, times: default).ConfigureAwait(false)
                : FillOutcome.Unknown;
            // Without an answer the value may be older than a write that waits in a queue, and nobody would invalidate it (race 45).
            if (outcome == FillOutcome.Stored || (outcome == FillOutcome.Unknown && !policy.IsQueued))
            {
                // Race 38: L2 counts from when the fill arrived, so L1 counts from when it was sent.
                KeepInL1(key, flight, policy, value, life - clock.Since(sent));
            }
        }
        catch (Exception exception)
        {
            metrics.FillsFailed.Increment();
            logger.FillFailed(exception, metrics.Method);
        }
    }

    /// <summary>Keeps a value that L2 holds for <paramref name="life"/>. Race 38: L1 never keeps it for longer.</summary>
    public void KeepInL1(TKey key, Flight<TValue> flight, EntryPolicy policy, TValue value, TimeSpan life)
    {
        if (!policy.Tiers.HasFlag(CacheTiers.L1))
        {
            return;
        }

        try
        {
            publish(key, value, lives.Of(policy.L1LifeOf(life), flight.Begun), flight.Stamp);
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
