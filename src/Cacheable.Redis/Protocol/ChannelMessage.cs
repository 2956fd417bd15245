using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>One message of the channel and of the log: <c>instance sequence kind name</c>, where only the name may hold spaces.</summary>
/// <param name="Instance">Who sent it.</param>
/// <param name="Sequence">The sequence of invalidations after it.</param>
/// <param name="Name">What was invalidated; <see langword="null"/> is a fence.</param>
internal sealed record ChannelMessage(string Instance, long Sequence, CacheName? Name)
{
    public const string Key = "K";
    public const string Prefix = "P";
    private const string Fence = "F";

    /// <summary>Anybody may publish on a channel, so anything may arrive.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ChannelMessage? message)
    {
        message = null;
        var parts = text?.Split(' ', 4);
        if (parts is not { Length: 4 } || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return false;
        }

        CacheName? name = parts[2] switch
        {
            Key => new CacheName(parts[3], IsPrefix: false),
            Prefix => new CacheName(parts[3], IsPrefix: true),
            _ => null,
        };

        var isKnown = name is { Text.Length: > 0 } || (parts[2] == Fence && parts[3].Length == 0);
        message = isKnown ? new ChannelMessage(parts[0], sequence, name) : null;
        return isKnown;
    }
}
