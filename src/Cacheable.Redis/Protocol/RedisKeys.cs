using Cacheable.Groups;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Where everything of a namespace lies: the keys of each group, and the channel they share.</summary>
internal sealed class RedisKeys
{
    private readonly GroupKeys[] _groups;

    public RedisKeys(string @namespace, int groups)
    {
        _groups = [.. Enumerable.Range(0, groups).Select(group => new GroupKeys(@namespace, group))];
        Channel = RedisChannel.Literal(@namespace + ":invalidations");
    }

    public RedisChannel Channel { get; }

    public IReadOnlyList<GroupKeys> Groups => _groups;

    public GroupKeys Of(EntryKey key) => _groups[KeyGroups.Of(key.Text, _groups.Length)];

    /// <summary>The groups in which an entry with this name may lie: one for a key and a prefix of two segments or more, otherwise all.</summary>
    public ReadOnlySpan<GroupKeys> Of(CacheName name) =>
        KeyGroups.IsInOne(name)
            ? _groups.AsSpan(KeyGroups.Of(name.Text, _groups.Length), 1)
            : _groups;
}
