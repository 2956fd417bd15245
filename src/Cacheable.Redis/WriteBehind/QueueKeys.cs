using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Where one queue lies in one group, in the order in which <c>queue.lua</c> names the keys.</summary>
internal static class QueueKeys
{
    public static RedisKey[] Of(GroupKeys group, QueueName queue) =>
    [
        group.Metadata,
        group.Log,
        group.Order,
        queue.IsLog ? group.OfQueue(queue, "r") : group.QueuedWrites,
        group.OfQueue(queue, "t"),
        group.OfQueue(queue, "c"),
        group.OfQueue(queue, "k"),
        group.OfQueue(queue, "l"),
        group.OfQueue(queue, "d"),
    ];

    /// <summary>With what readers of the key look at.</summary>
    public static RedisKey[] Of(GroupKeys group, QueueName queue, string key) =>
        [.. Of(group, queue), group.Value(key), group.Lease(key), group.Waiters(key), group.Writers(key), group.Clock];
}
