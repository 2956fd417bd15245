using System.Globalization;
using System.Text;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Where everything of one group lies. All its keys share one hash tag, so that one script may touch them in a cluster.</summary>
internal sealed class GroupKeys
{
    private readonly string _prefix;
    private readonly RedisKey _values;

    public GroupKeys(string @namespace, int group)
    {
        Group = group;
        _prefix = string.Create(CultureInfo.InvariantCulture, $"{@namespace}:{{{group}}}:");
        (Metadata, Log, Order, Clock, Holds) = (_prefix + "m", _prefix + "q", _prefix + "e", _prefix + "k", _prefix + "h");
        // As bytes, so that the client joins it to a key where it writes the two, and makes no text of them.
        _values = Encoding.UTF8.GetBytes(_prefix + "v:");
    }

    public int Group { get; }

    /// <summary>A hash on purpose: losing it is total, and so detectable.</summary>
    public RedisKey Metadata { get; }

    /// <summary>The last invalidations, oldest first.</summary>
    public RedisKey Log { get; }

    /// <summary>The names of the epochs in the order they were raised.</summary>
    public RedisKey Order { get; }

    /// <summary>What <see cref="GroupClock"/> reads.</summary>
    public RedisKey Clock { get; }

    /// <summary>For each name that is held, until when and by whom; not there while nothing is.</summary>
    public RedisKey Holds { get; }

    public RedisKey Value(string key) => _values.Append(key);

    public RedisKey Lease(string key) => _prefix + "l:" + key;

    /// <summary>There while somebody was told to wait for the lease.</summary>
    public RedisKey Waiters(string key) => _prefix + "w:" + key;

    /// <summary>Who is about to replace the entry.</summary>
    public RedisKey Writers(string key) => _prefix + "u:" + key;

    public RedisKey Counter(string key) => _prefix + "c:" + key;

    /// <summary>The clock, then the value of each read.</summary>
    public RedisKey[] ClockAndValues(ReadOnlySpan<PendingRead> reads)
    {
        var keys = new RedisKey[1 + reads.Length];
        keys[0] = Clock;
        for (var index = 0; index < reads.Length; index++)
        {
            keys[1 + index] = Value(reads[index].Key.Text);
        }

        return keys;
    }

    /// <summary>The queued write of each key, whatever its queue.</summary>
    public RedisKey QueuedWrites => _prefix + "b";

    /// <summary>What one queue, or one log, has beside that.</summary>
    public RedisKey OfQueue(QueueName queue, string part) => $"{_prefix}{(queue.IsLog ? "wl" : "wb")}:{queue.Text}:{part}";

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
