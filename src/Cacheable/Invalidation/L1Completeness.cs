using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invalidation;

/// <summary>Adds up what is known of each group into the one proof that a hit looks at.</summary>
internal sealed class L1Completeness(GroupHistories histories, L1Proof proof, IOptions<CacheableOptions> options)
{
    private readonly Lock _lock = new();
    private readonly long?[] _asOf = new long?[histories.Groups.Length];
    private readonly long _lease = (long)options.Value.L1Lease.TotalMilliseconds;
    private readonly long _outageLease = (long)(options.Value.L1OutageLease ?? options.Value.L1Lease).TotalMilliseconds;

    /// <summary>All that was invalidated in <paramref name="group"/> before <paramref name="moment"/> is in the epochs.</summary>
    public void Proves(int group, long moment)
    {
        lock (_lock)
        {
            _asOf[group] = Math.Max(_asOf[group] ?? moment, moment);
            Extend(_lease);
        }
    }

    /// <summary>L2 does not answer: L1 may lag behind by as much as is declared for an outage.</summary>
    public void Fails()
    {
        lock (_lock)
        {
            Extend(_outageLease);
        }
    }

    private void Extend(long lease)
    {
        if (!_asOf.Contains(null))
        {
            proof.ExtendTo(_asOf.Min()!.Value + lease);
        }
    }
}
