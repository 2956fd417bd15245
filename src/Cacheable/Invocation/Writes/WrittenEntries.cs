using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Invocation.L1;
using Cacheable.Invocation.L2;
using Cacheable.Invocation.Policies;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation.Writes;

/// <summary>The entries of one cached method, as the methods see them that write what it reads.</summary>
/// <remarks>Policy and counts of what is kept are those of the cached method.</remarks>
internal sealed class WrittenEntries<TKey, TValue>(
    MethodPolicy policy,
    Invalidator invalidator,
    PayloadCodec<TValue> codec,
    EntryEncoder<TValue> encoder,
    IL1Values<TKey, TValue> l1,
    L1Lives lives,
    MethodMetrics metrics,
    EngineClock clock,
    ILogger logger)
    where TKey : struct, ICacheKey, IEquatable<TKey>
{
    /// <summary>What is to be kept of a value; <see langword="null"/> for an absence that is not kept, for what cannot be stored or is too large, and while the cache is switched off.</summary>
    public WrittenEntry? Prepare(TValue value)
    {
        var current = policy.Current;
        if (!current.IsEnabled || current.LifeOf(value is null, clock.NextRandom()) is not { } life)
        {
            return null;
        }

        var times = new EntryTimes(life, Load: TimeSpan.Zero, current.FailSafe);
        using var payload = encoder.TryEncode(value, times.InPayload);
        return payload is null ? null : new WrittenEntry(payload.Span.ToArray(), times, current);
    }

    /// <summary>Puts <paramref name="entry"/> in place and invalidates <paramref name="others"/>; without an entry, or where somebody else came between, it invalidates.</summary>
    /// <returns>The outcome, and whether the entry stands.</returns>
    public async ValueTask<(InvalidationOutcome Outcome, bool IsReplaced)> ReplaceAsync(
        TKey key, WriterLease writer, WrittenEntry? entry, IReadOnlyList<CacheName> others)
    {
        // Switched off between the call and its commit: nobody is to read what was prepared.
        entry = policy.Current.IsEnabled ? entry : null;

        // Race 38, and the L1 lease: both count from before L2 was asked.
        var (sent, begun) = (clock.Start(), lives.Begin());
        var (outcome, stamp) = await invalidator.ReplaceAsync(writer, InL2(entry), entry?.Times.Kept ?? TimeSpan.Zero, others).ConfigureAwait(false);
        if (entry is null || stamp is not { } admitted)
        {
            return (outcome, IsReplaced: false);
        }

        // A copy of its own: the caller may go on to change the object that it wrote.
        if (entry.Policy.Tiers.HasFlag(CacheTiers.L1) && codec.TryDecode(entry.Payload, out var value, out _, out _))
        {
            try
            {
                var times = entry.Times.After(clock.Since(sent)) with { Bytes = PayloadHeader.LengthOf(entry.Payload) };
                l1.Publish(key, value, lives.Of(times, entry.Policy, begun), admitted, entry.Policy.Term);
            }
            catch (Exception exception)
            {
                // The application's own memory cache may be disposed by now; the write has happened all the same.
                metrics.FillsFailed.Increment();
                logger.FillFailed(exception, metrics.Method);
            }
        }

        return (outcome, IsReplaced: true);
    }

    // No conditional expression: in one, a null would become an empty payload.
    private static ReadOnlyMemory<byte>? InL2(WrittenEntry? entry)
    {
        if (entry is null || !entry.Policy.Tiers.HasFlag(CacheTiers.L2))
        {
            return null;
        }

        return entry.Payload;
    }
}
