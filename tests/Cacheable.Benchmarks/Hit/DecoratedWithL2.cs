using Cacheable.Benchmarks.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace Cacheable.Benchmarks.Hit;

/// <summary>The same hit with all that instances need of each other: L2, the channel, and two prefixes that were invalidated before.</summary>
internal sealed class DecoratedWithL2(RedisGround redis)
    : DecoratedPair("Cacheable, two-part key, L2, channel, 2 prefixes", cache => cache.UseRedis(redis.Configuration, options => options.Namespace = "hit"))
{
    private static readonly string[] Prefixes = ["shop:7:*", "shop:7:product:*"];

    public override void Prepare()
    {
        foreach (var prefix in Prefixes)
        {
            var outcome = Cache.InvalidateAsync(prefix).Value();
            if (outcome != InvalidationOutcome.Applied)
                throw new InvalidOperationException($"{prefix} was {outcome}: there is no L2 to measure with.");
        }

        base.Prepare();
    }
}
