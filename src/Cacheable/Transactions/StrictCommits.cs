using Cacheable.Remote;
using Microsoft.Extensions.Options;

namespace Cacheable.Transactions;

/// <summary>Whether commits are strict, and what they hold with.</summary>
internal sealed class StrictCommits(IOptions<CacheableOptions> options, RandomSource random)
{
    // Random, so that instances do not meet; counted, so that transactions of one do not.
    private long _token = (long)(random.NextDouble() * long.MaxValue);

    public bool IsDefault { get; } = options.Value.StrictCommit;

    public Hold NewHold() => new(Interlocked.Increment(ref _token), options.Value.StrictHold);
}
