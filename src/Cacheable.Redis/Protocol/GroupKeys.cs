using System.Globalization;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Where everything of one group lies. All its keys share one hash tag, so that one script may touch them in a cluster.</summary>
internal sealed class GroupKeys(string @namespace, int group)
{
    private readonly string _prefix = string.Create(CultureInfo.InvariantCulture, $"{@namespace}:{{{group}}}:");

    public int Group => group;

    /// <summary>A hash on purpose: losing it is total, and so detectable.</summary>
    public RedisKey Metadata => _prefix + "m";

    /// <summary>The last invalidations, oldest first.</summary>
    public RedisKey Log => _prefix + "q";

    /// <summary>The names of the epochs in the order they were raised.</summary>
    public RedisKey Order => _prefix + "e";

    public RedisKey Value(string key) => _prefix + "v:" + key;

    public RedisKey Lease(string key) => _prefix + "l:" + key;

    /// <summary>There while somebody was told to wait for the lease.</summary>
    public RedisKey Waiters(string key) => _prefix + "w:" + key;

    public RedisKey Counter(string key) => _prefix + "c:" + key;

    /// <summary>How many epochs concern an entry.</summary>
    public static int EpochsOf(EntryKey key) => key.Prefixes.Count + key.Tags.Count;

    /// <summary>Appends the metadata field of each of the key's prefixes and tags to <paramref name="first"/>.</summary>
    public static RedisValue[] WithEpochFields(EntryKey key, params ReadOnlySpan<RedisValue> first)
    {
        var values = new RedisValue[first.Length + EpochsOf(key)];
        first.CopyTo(values);
        WriteEpochFields(key, values.AsSpan(first.Length));
        return values;
    }

    /// <summary>Writes the metadata field of each of the key's prefixes and tags, and answers how many there are.</summary>
    public static int WriteEpochFields(EntryKey key, Span<RedisValue> fields)
    {
        var next = 0;
        for (var index = 0; index < key.Prefixes.Count; index++)
        {
            fields[next++] = "p:" + key.Prefixes[index];
        }

        for (var index = 0; index < key.Tags.Count; index++)
        {
            fields[next++] = "t:" + key.Tags[index];
        }

        return next;
    }
}
