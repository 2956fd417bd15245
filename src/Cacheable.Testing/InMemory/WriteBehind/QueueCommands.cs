using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The commands to one queue in one group, each a step of its own under the store's lock.</summary>
internal sealed class QueueCommands(
    InMemoryGroup group, QueueName queue, InMemoryRemoteTier sender, List<InMemoryMessage> messages)
{
    private readonly GroupWrites.Lane _lane = group.Writes[queue];

    public EnqueueReply Enqueue(QueuedWrite write)
    {
        if (_lane.Tokens.TryGet(write.Token, out var seen))
        {
            return seen is { } version ? EnqueueReply.Accepted(version, PointNow()) : EnqueueReply.Withdrawn;
        }

        foreach (var token in write.Withdrawn)
        {
            _lane.Tokens.Withdraw(token);
        }

        var overwrites = false;
        if (write.Key is { } key && group.Writes.Newest(key.Text) is { } former)
        {
            overwrites = former.Queue == queue
                ? true
                : throw new InvalidOperationException($"A write of this key is queued in '{former.Queue}', so '{queue}' cannot take one: a key belongs to one queue.");
        }

        return !overwrites && _lane.Waiting.Count >= write.Capacity
            ? EnqueueReply.Full
            : Accept(write.Key?.Text, write.Token, write.Record.ToArray(), write.Entry, write.DueIn);
    }

    public bool Acknowledge(long claim, IReadOnlyList<WriteVersion> flushed)
    {
        foreach (var write in flushed)
        {
            _lane.Waiting.Acknowledge(claim, write);
        }

        return true;
    }

    public bool Retry(long claim, IReadOnlyList<WriteVersion> failed, TimeSpan retryIn)
    {
        foreach (var write in failed)
        {
            _lane.Waiting.Retry(claim, write, retryIn);
        }

        return true;
    }

    public bool Release(long claim, IReadOnlyList<WriteVersion> writes, bool mayBeFlushed)
    {
        foreach (var write in writes)
        {
            _lane.Waiting.Release(claim, write, mayBeFlushed);
        }

        return true;
    }

    public DeadLetterReply DeadLetter(long claim, WriteVersion write, string error)
    {
        if (_lane.Letters.Find(write) is not null)
        {
            return new DeadLetterReply(IsDead: true, PointNow());
        }

        if (_lane.Waiting.Remove(claim, write) is not ({ } record, var attempts))
        {
            return default;
        }

        _lane.Letters.Add(new DeadLetter(write, attempts, error, IsOverwritten: false, record.Record, record.Entry));
        return new DeadLetterReply(
            IsDead: true, write.Key is { } key ? group.Write(key, entry: null, sender, messages) : null);
    }

    public long? RaiseVersion(long claim, WriteVersion write, long above)
    {
        if (_lane.Waiting is not KeyedWrites keyed || group.Writes.Newest(write.Key!) is not { } record)
        {
            return null;
        }

        var version = Math.Max(group.Writes.NextVersion(_lane), above + 1);
        if (!keyed.TryRaise(claim, write, group.Point().Incarnation, version))
        {
            return null;
        }

        _lane.Tokens.Accept(record.Token, version);
        return version;
    }

    public EnqueueReply? Replay(WriteVersion write, long token)
    {
        if (_lane.Letters.Find(write) is not { IsOverwritten: false } letter)
        {
            return null;
        }

        _lane.Letters.Remove(write);
        return Accept(write.Key, token, letter.Record, letter.Entry, TimeSpan.Zero);
    }

    private EnqueueReply Accept(string? key, long token, ReadOnlyMemory<byte> bytes, QueuedEntry? given, TimeSpan dueIn)
    {
        QueuedEntry? entry = given is { } some ? some with { Payload = some.Payload.ToArray() } : null;
        var version = group.Writes.NextVersion(_lane);
        _lane.Tokens.Accept(token, version);
        if (key is not null)
        {
            _lane.Letters.Overwrite(key);
        }

        var record = new QueuedRecord(queue, new WriteVersion(key, version), token, group.Point().Incarnation, bytes, entry);
        _lane.Waiting.Accept(record, dueIn);
        return EnqueueReply.Accepted(version, key is null ? null : group.Write(key, entry, sender, messages));
    }

    private HistoryPoint? PointNow() => queue.IsLog ? null : group.Point();
}
