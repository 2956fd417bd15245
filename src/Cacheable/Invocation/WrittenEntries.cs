using Cacheable.Contract;
using Cacheable.Invalidation;
using Cacheable.Remote;
using Cacheable.Serialization;
using Cacheable.Telemetry;
using Microsoft.Extensions.Logging;

namespace Cacheable.Invocation;

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
    /// <summary>What is to be kept of a value; <see langword="null"/> for an absence that is not kept, and for what cannot be stored or is too large.</summary>
    public WrittenEntry? Prepare(TValue value)
    {
        var current = policy.Current;
        if (current.LifeOf(value is null, clock.NextRandom()) is not { } life)
        {
            return null;
        }

        var times = new EntryTimes(life, Load: TimeSpan.Zero, current.FailSafe);
        using var payload = encoder.TryEncode(value, times.InPayload);
        return payload is null ? null : new WrittenEntry(payload.Span.ToArray(), times);
    }

    /// <summary>Puts <paramref name="entry"/> in place and invalidates <paramref name="others"/>; without an entry, or where somebody else came between, it invalidates.</summary>
    /// <returns>The outcome, and whether the entry stands.</returns>
    public async ValueTask<(InvalidationOutcome Outcome, bool IsReplaced)> ReplaceAsync(
        TKey key, WriterLease writer, WrittenEntry? entry, IReadOnlyList<CacheName> others)
    {
        // Race 38, and the L1 lease: both count from before L2 was asked.
        var (sent, begun) = (clock.Start(), lives.Begin());
        var (outcome, stamp) = await invalidator.ReplaceAsync(writer, InL2(entry), entry?.Times.Kept ?? TimeSpan.Zero, others).ConfigureAwait(false);
        if (entry is null || stamp is not { } admitted)
        {
            return (outcome, IsReplaced: false);
        }

        // A copy of its own: the caller may go on to change the object that it wrote.
        if (policy.Current.Tiers.HasFlag(CacheTiers.L1) && codec.TryDecode(entry.Payload, out var value, out _, out _))
        {
            try
            {
                l1.Publish(key, value, lives.Of(entry.Times.After(clock.Since(sent)), policy.Current, begun), admitted);
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
    private ReadOnlyMemory<byte>? InL2(WrittenEntry? entry)
    {
        if (entry is null || !policy.Current.Tiers.HasFlag(CacheTiers.L2))
        {
            return null;
        }

        return entry.Payload;
    }
}
