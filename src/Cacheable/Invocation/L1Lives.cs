using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>
/// How long L1 may keep an entry. While L1 is proven to hear of every invalidation, as long as the policy says; otherwise within the
/// L1 lease of the moment its own load began, because it reflects all that was invalidated before.
/// </summary>
internal sealed class L1Lives(L1Proof proof, CoarseClock clock, IOptions<CacheableOptions> options)
{
    private readonly long _lease = (long)(options.Value.L1OutageLease ?? options.Value.L1Lease).TotalMilliseconds;

    /// <summary>The moment a load begins.</summary>
    public long Begin() => clock.After(TimeSpan.Zero);

    /// <summary>Whether a flight that began at <paramref name="begun"/> may be joined, as an entry of that moment might be returned.</summary>
    public bool Admits(long begun)
    {
        var now = clock.Now;
        return proof.Until > now || begun + _lease > now;
    }

    /// <summary>The life of an entry whose load began at <paramref name="begun"/> and that the policy lets live for <paramref name="life"/> from now.</summary>
    public L1Life Of(TimeSpan life, long begun)
    {
        var end = clock.After(life);
        return proof.Until > clock.Now ? new L1Life(end, NeedsProof: true) : new L1Life(Math.Min(end, begun + _lease), NeedsProof: false);
    }
}
