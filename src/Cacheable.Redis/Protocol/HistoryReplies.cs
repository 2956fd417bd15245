using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Reads what <c>invalidate.lua</c> and <c>sync.lua</c> reply.</summary>
internal static class HistoryReplies
{
    public static HistoryPoint ReadPoint(RedisResult reply, int group)
    {
        var parts = (RedisResult[])reply!;
        return PointAt(parts, 0, group);
    }

    /// <summary>Reads the answer to a sync, and into how many groups the keys are divided there.</summary>
    public static (SyncReply Reply, int Groups) ReadSync(RedisResult reply, int group, string instance)
    {
        var parts = (RedisResult[])reply!;
        var missed = Array.ConvertAll((RedisResult[])parts[5]!, entry => ReadEntry((string?)entry, instance));
        return (new SyncReply(ReadRelation((string)parts[0]!), PointAt(parts, 1, group), missed), (int)parts[4]);
    }

    private static HistoryPoint PointAt(RedisResult[] parts, int first, int group) =>
        new(group, ProtocolText.ReadHex(parts[first]), (long)parts[first + 1], ProtocolText.ReadHex(parts[first + 2]));

    private static HistoryRelation ReadRelation(string relation) => relation switch
    {
        "first" => HistoryRelation.First,
        "continues" => HistoryRelation.Continues,
        "truncated" => HistoryRelation.Truncated,
        "succeeds" => HistoryRelation.Succeeds,
        _ => HistoryRelation.Diverged,
    };

    private static RemoteInvalidation ReadEntry(string? text, string instance) => ChannelMessage.TryParse(text, out var entry)
        ? entry.ToInvalidation(instance)
        : throw new FormatException("The log of invalidations in Redis is not in a form this version reads. Another application may share the namespace.");
}
