using Cacheable.Invalidation;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.Invocation;

/// <summary>
/// How long L1 may keep an entry that other instances could invalidate without this one hearing of it: while the channel is
/// down or L2 did not answer, no longer than the L1 lease.
/// </summary>
internal sealed class L1Lease(RemoteTierAccess remote, RemoteTierListener listener, IOptions<CacheableOptions> options)
{
    private readonly TimeSpan _lease = options.Value.L1Lease;

    /// <summary>The life of an entry that should be in L2 and, as far as is known, is not.</summary>
    public TimeSpan LifeUnknownToL2(TimeSpan life, EntryPolicy policy) =>
        remote.Tier is not null && policy.Tiers.HasFlag(CacheTiers.L2) ? Limit(life) : life;

    /// <summary>The life of any entry in L1: limited while no messages flow.</summary>
    public TimeSpan LifeInL1(TimeSpan life) => remote.Tier is null || listener.IsConnected ? life : Limit(life);

    private TimeSpan Limit(TimeSpan life) => life < _lease ? life : _lease;
}
