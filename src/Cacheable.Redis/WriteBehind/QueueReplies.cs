using System.Globalization;
using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Reads what the scripts of queued writes reply.</summary>
internal static class QueueReplies
{
    /// <exception cref="InvalidOperationException">The key has a queued write elsewhere.</exception>
    public static EnqueueReply ReadEnqueue(RedisResult reply, QueueName queue, int group)
    {
        var parts = (RedisResult[])reply!;
        return (string?)parts[0] switch
        {
            "accepted" => EnqueueReply.Accepted((long)parts[1], ReadPoint(parts, group)),
            "full" => EnqueueReply.Full,
            "withdrawn" => EnqueueReply.Withdrawn,
            _ => throw new InvalidOperationException(
                $"A write of this key is queued in '{(string?)parts[1]}', so '{queue}' cannot take one: a key belongs to one queue."),
        };
    }

    public static EnqueueReply? ReadReplay(RedisResult reply, QueueName queue, int group) =>
        (string?)((RedisResult[])reply!)[0] == "gone" ? null : ReadEnqueue(reply, queue, group);

    public static DeadLetterReply ReadDeadLetter(RedisResult reply, int group)
    {
        var parts = (RedisResult[])reply!;
        return (string?)parts[0] == "dead" ? new DeadLetterReply(IsDead: true, ReadPoint(parts, group)) : default;
    }

    public static ClaimReply ReadClaim(RedisResult reply, bool isLog)
    {
        var parts = (RedisResult[])reply!;
        var claimed = (RedisResult[])parts[1]!;
        var writes = new ClaimedWrite[claimed.Length / 4];
        for (var index = 0; index < writes.Length; index++)
        {
            var record = RecordText.Read((byte[])claimed[(4 * index) + 3]!);
            var key = isLog ? null : (string?)claimed[4 * index];
            writes[index] = new ClaimedWrite(new WriteVersion(key, record.Version), (int)claimed[(4 * index) + 1], record.Record, record.Entry)
            {
                WasClaimed = (bool)claimed[(4 * index) + 2],
            };
        }

        var next = (long)parts[0];
        return new ClaimReply(writes, next < 0 ? null : TimeSpan.FromMilliseconds(next));
    }

    public static WriteBehindStats ReadStats(RedisResult reply)
    {
        var parts = (RedisResult[])reply!;
        return new WriteBehindStats(
            (long)parts[0], (long)parts[1], (long)parts[2], (long)parts[3], TimeSpan.FromMilliseconds((long)parts[4]));
    }

    public static IReadOnlyList<DeadLetter> ReadLetters(RedisResult reply, bool isLog)
    {
        var parts = (RedisResult[])reply!;
        var letters = new DeadLetter[parts.Length / 2];
        for (var index = 0; index < letters.Length; index++)
        {
            letters[index] = RecordText.ReadLetter(isLog ? null : (string?)parts[2 * index], (byte[])parts[(2 * index) + 1]!);
        }

        return letters;
    }

    /// <summary>By what the scripts know a dead letter.</summary>
    public static string IdOf(WriteVersion letter) => letter.Key ?? letter.Version.ToString(CultureInfo.InvariantCulture);

    private static HistoryPoint? ReadPoint(RedisResult[] parts, int group) => parts.Length > 2
        ? new HistoryPoint(group, ProtocolText.ReadHex(parts[2]), (long)parts[3], ProtocolText.ReadHex(parts[4]))
        : null;
}
