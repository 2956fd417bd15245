using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>
/// One message of the channel and one entry of the log: <c>instance group incarnation sequence mark kind name</c>, where only
/// the name may hold spaces.
/// </summary>
/// <param name="Instance">Who sent it.</param>
/// <param name="Point">The point of the history after it; all but the group is zero for a released lease.</param>
/// <param name="Kind">What it tells.</param>
/// <param name="Name">What was invalidated, or the key whose lease was released; empty for a fence.</param>
internal sealed record ChannelMessage(string Instance, HistoryPoint Point, ChannelMessageKind Kind, string Name)
{
    private const int Parts = 7;

    /// <summary>The letter of a name's kind, as <c>invalidate.lua</c> takes it.</summary>
    public static string LetterOf(CacheNameKind kind) => kind switch
    {
        CacheNameKind.Key => "K",
        CacheNameKind.Prefix => "P",
        _ => "T",
    };

    /// <summary>The message that a lease was released, which scripts send where somebody waits for it.</summary>
    public static string Released(string sender, string key) => $"{sender} 0 0 0 W {key}";

    /// <summary>Anybody may publish on a channel, so anything may arrive.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ChannelMessage? message)
    {
        message = null;
        var parts = text?.Split(' ', Parts);
        if (parts is not { Length: Parts }
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var group)
            || !ProtocolText.TryReadHex(parts[2], out var incarnation)
            || !long.TryParse(parts[3], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !ProtocolText.TryReadHex(parts[4], out var mark)
            || KindOf(parts[5]) is not { } kind
            || (kind == ChannelMessageKind.Fenced) != (parts[6].Length == 0))
        {
            return false;
        }

        message = new ChannelMessage(parts[0], new HistoryPoint(group, incarnation, sequence, mark), kind, parts[6]);
        return true;
    }

    /// <summary>The invalidation that it tells of, as seen by <paramref name="instance"/>.</summary>
    public RemoteInvalidation ToInvalidation(string instance) => new(
        Point,
        new CacheName(Name, Kind switch
        {
            ChannelMessageKind.Key => CacheNameKind.Key,
            ChannelMessageKind.Prefix => CacheNameKind.Prefix,
            _ => CacheNameKind.Tag,
        }),
        IsOwn: Instance == instance);

    private static ChannelMessageKind? KindOf(string letter) => letter switch
    {
        "K" => ChannelMessageKind.Key,
        "P" => ChannelMessageKind.Prefix,
        "T" => ChannelMessageKind.Tag,
        "F" => ChannelMessageKind.Fenced,
        "W" => ChannelMessageKind.Released,
        _ => null,
    };
}
