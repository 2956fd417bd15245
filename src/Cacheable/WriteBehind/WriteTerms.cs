using Cacheable.Remote;
using Cacheable.Tiers;
using Microsoft.Extensions.Options;

namespace Cacheable.WriteBehind;

/// <summary>The terms under which every write of this instance is queued.</summary>
internal sealed class WriteTerms(RemoteTierAccess remote, IOptions<CacheableOptions> options)
{
    private readonly WriteBehindOptions _options = options.Value.WriteBehind;

    public FullQueueBehaviour OnFull => _options.OnFull;

    /// <summary>A log lies in one group.</summary>
    public int LogCapacity => _options.Capacity;

    /// <summary>The store counts in each group apart.</summary>
    public int GroupCapacity { get; } = Math.Max(1, options.Value.WriteBehind.Capacity / Math.Max(1, remote.Tier?.Groups ?? 1));

    public int Replicas => _options.Durability == WriteBehindDurability.Replicated ? _options.Replicas : 0;
}
