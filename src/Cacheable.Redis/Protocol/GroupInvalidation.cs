using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>What one run of <c>invalidate.lua</c>, or of <c>hold.lua</c> before it, is given: every name of a call that concerns one group.</summary>
internal sealed class GroupInvalidation
{
    private readonly GroupKeys _group;
    private readonly List<RedisKey> _keys;
    private readonly List<RedisValue> _arguments;
    private readonly int _firstKey;
    private readonly int _firstArgument;

    private GroupInvalidation(GroupKeys group, ReadOnlySpan<RedisValue> first)
    {
        _group = group;
        _keys = [group.Metadata, group.Log, group.Order];
        _arguments = [.. first];
        (_firstKey, _firstArgument) = (_keys.Count, _arguments.Count);
    }

    public int Group => _group.Group;

    public RedisKey[] Keys => [.. _keys];

    public RedisValue[] Arguments => [.. _arguments];

    /// <summary>The keys that <c>names.lua</c> needs of those.</summary>
    public IEnumerable<RedisKey> NamedKeys => _keys.Skip(_firstKey);

    /// <summary>The names, as <c>names.lua</c> reads them.</summary>
    public IEnumerable<RedisValue> Names => _arguments.Skip(_firstArgument);

    /// <summary>Sorts names into groups; a name that touches all of them is in each.</summary>
    public static IReadOnlyList<GroupInvalidation> For(IReadOnlyList<CacheName> names, RedisKeys keys, string instance, int maxEpochs, Hold? hold = null)
    {
        var byGroup = new GroupInvalidation?[keys.Groups.Count];
        foreach (var name in names)
        {
            foreach (var group in keys.Of(name))
            {
                var invalidation = byGroup[group.Group] ??= new GroupInvalidation(
                    group,
                    [
                        ProtocolText.Hex(ProtocolText.NewRandom()),
                        keys.Groups.Count,
                        maxEpochs,
                        keys.Channel.ToString(),
                        ProtocolText.Sender(instance, group.Group),
                    ]);
                invalidation.Add(name);
            }
        }

        List<GroupInvalidation> groups = [.. byGroup.OfType<GroupInvalidation>()];
        if (hold is { } placed)
        {
            groups.ForEach(group => group.Add(placed));
        }

        return groups;
    }

    private void Add(Hold hold)
    {
        _keys.Add(_group.Holds);
        _arguments.Add(ProtocolText.Hex(hold.Token));
        _arguments.Add(hold.Duration > TimeSpan.Zero ? ProtocolText.Milliseconds(hold.Duration) : 0);
    }

    private void Add(CacheName name)
    {
        _arguments.Add(ChannelMessage.LetterOf(name.Kind));
        _arguments.Add(ProtocolText.Hex(ProtocolText.NewRandom()));
        _arguments.Add(name.Text);
        if (name.Kind == CacheNameKind.Key)
        {
            _keys.Add(_group.Value(name.Text));
            _keys.Add(_group.Lease(name.Text));
            _keys.Add(_group.Waiters(name.Text));
            _keys.Add(_group.Writers(name.Text));
        }
    }
}
