using System.Buffers.Binary;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>
/// The clock of a group: a key that lives for a hundred years, so that one answer to <c>PTTL</c> tells how long every entry of
/// the group lives. It is compared with itself alone; a failover or a move to another node takes it along with the entries, and
/// no clock of a machine is compared with another's.
/// </summary>
internal readonly struct GroupClock
{
    // Some servers keep finer time than they tell: of two answers, one may be rounded down and the other up.
    private const long Rounding = 1;

    private readonly long _name;
    private readonly long _left;

    /// <summary>Takes what the server said; a clock that is lost, or not ours, tells the life of no entry.</summary>
    /// <param name="left">What is left of it, asked before its name and the entries.</param>
    /// <param name="name">Its name.</param>
    public GroupClock(TimeSpan? left, RedisValue name)
    {
        var bytes = (ReadOnlyMemory<byte>)name;
        if (left is { } time && bytes.Length == sizeof(long))
        {
            (_name, _left) = (BinaryPrimitives.ReadInt64BigEndian(bytes.Span), (long)time.TotalMilliseconds - Rounding);
        }
    }

    /// <summary>How long an entry still lives (race 38); zero for one that has ended or was filled by another clock.</summary>
    public TimeSpan LifeOf(Envelope envelope) =>
        envelope.Clock == _name && _left > envelope.LeftAtEnd ? TimeSpan.FromMilliseconds(_left - envelope.LeftAtEnd) : TimeSpan.Zero;
}
