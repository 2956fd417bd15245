using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>
/// Where everything lies. All keys of a group share one hash tag, so that one script may touch them in a cluster;
/// there is one group, <c>{0}</c>.
/// </summary>
internal sealed class RedisKeys(string @namespace)
{
    private readonly string _group = $"{@namespace}:{{0}}:";

    /// <summary>A hash on purpose: losing it is total, and so detectable.</summary>
    public RedisKey Metadata => _group + "m";

    public RedisKey Log => _group + "q";

    public RedisChannel Channel { get; } = RedisChannel.Literal(@namespace + ":invalidations");

    public RedisKey Value(string key) => _group + "v:" + key;

    public RedisKey Lease(string key) => _group + "l:" + key;

    public RedisKey Counter(string key) => _group + "c:" + key;

    /// <summary>Appends the metadata field of each of the key's prefixes to <paramref name="first"/>.</summary>
    public static RedisValue[] WithEpochFields(EntryKey key, params ReadOnlySpan<RedisValue> first)
    {
        var values = new RedisValue[first.Length + key.Prefixes.Count];
        first.CopyTo(values);
        for (var index = 0; index < key.Prefixes.Count; index++)
        {
            values[first.Length + index] = "p:" + key.Prefixes[index];
        }

        return values;
    }
}
