using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Reads what <c>lease.lua</c> replies.</summary>
internal static class LeaseReplies
{
    public static LeaseReply Read(RedisResult reply, long token)
    {
        var parts = (RedisResult[])reply!;
        return (string?)parts[0] switch
        {
            "found" => LeaseReply.Found(new RemoteEntry(
                ((ReadOnlyMemory<byte>)(byte[])parts[1]!)[Envelope.Length..],
                Milliseconds(parts[2]),
                ProtocolText.ReadHex(parts[3]),
                (long)parts[4])),
            "queued" => LeaseReply.Found(new RemoteEntry((byte[])parts[1]!, Milliseconds(parts[2]), ProtocolText.ReadHex(parts[3]), (long)parts[4])),
            "withheld" => LeaseReply.Withheld,
            "held" => LeaseReply.Held(Milliseconds(parts[1])),
            _ => LeaseReply.Granted(new Lease(token, ProtocolText.ReadHex(parts[1]), (long)parts[2])),
        };
    }

    private static TimeSpan Milliseconds(RedisResult count) => TimeSpan.FromMilliseconds((long)count);
}
