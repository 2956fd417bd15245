using Cacheable.Invocation.Policies;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation.L1;

/// <summary>
/// How long L1 may keep an entry. While L1 is proven to hear of every invalidation, as long as the policy says; otherwise within the
/// L1 lease of the moment its own load began, because it reflects all that was invalidated before.
/// </summary>
internal sealed class L1Lives(L1Proof proof, CoarseClock clock, IOptions<CacheableOptions> options)
{
    // Before that, the chance that a lookup refreshes is below e^-20.
    private const double DueAtScales = 20;

    private readonly long _lease = (long)(options.Value.L1OutageLease ?? options.Value.L1Lease).TotalMilliseconds;

    // Where nobody asks for it, an entry does not carry it.
    private readonly bool _weighs = options.Value.L1Bytes is not null;

    /// <summary>The moment a load begins.</summary>
    public long Begin() => clock.After(TimeSpan.Zero);

    /// <summary>Whether a flight that began at <paramref name="begun"/> may be joined, as an entry of that moment might be returned.</summary>
    public bool Admits(long begun)
    {
        var now = clock.Now;
        return proof.Until > now || begun + _lease > now;
    }

    /// <summary>Whether an entry of L1 ends later than one of these times.</summary>
    public bool EndsLater(L1Afterlife present, EntryTimes times) => present.End > clock.After(times.Life);

    /// <summary>The life in L1 of an entry whose load began at <paramref name="begun"/>.</summary>
    public L1Life Of(EntryTimes times, EntryPolicy policy, long begun) =>
        Until(times, policy, begun) with { Bytes = _weighs ? times.Bytes : 0 };

    private L1Life Until(EntryTimes times, EntryPolicy policy, long begun)
    {
        var end = clock.After(times.Life);
        var inL1 = policy.L1TimeToLive is { } l1 ? Math.Min(end, clock.After(l1)) : end;
        if (proof.Until <= clock.Now)
        {
            return new L1Life(Math.Max(0, Math.Min(inL1, begun + _lease)), NeedsProof: false);
        }

        if (!policy.HasAfterlife)
        {
            return new L1Life(inL1, NeedsProof: true);
        }

        var scale = policy.Beta * times.Load.TotalMilliseconds;
        var due = end - (long)Math.Min(DueAtScales * scale, times.Life.TotalMilliseconds);
        // Never before the clock began, which an entry that was past its end then would have been fresh until.
        return new L1Life(Math.Max(0, Math.Min(inL1, due)), NeedsProof: true)
        {
            Afterlife = new L1Afterlife(inL1, end, clock.After(times.Kept), scale),
        };
    }
}
