using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Sends the commands of queues of keys.</summary>
internal sealed class KeyedQueueCaller(RedisCaller caller, RedisKeys keys, string instance)
{
    public async ValueTask<EnqueueReply> EnqueueAsync(QueueName queue, QueuedWrite write, CancellationToken cancellationToken)
    {
        var key = write.Key!;
        var group = keys.Of(key);
        var entry = write.Entry?.Payload ?? ReadOnlyMemory<byte>.Empty;
        // A new array, not a pooled one: a command that missed its deadline may still be on its way to the socket.
        var body = new byte[entry.Length + write.Record.Length];
        entry.CopyTo(body);
        write.Record.CopyTo(body.AsMemory(entry.Length));
        RedisValue[] arguments =
        [
            .. Writing(group, key.Text, queue),
            ProtocolText.Hex(write.Token),
            Math.Max(0, (long)write.DueIn.TotalMilliseconds),
            write.Capacity,
            write.Entry is { } some ? ProtocolText.Milliseconds(some.TimeToLive) : 0,
            write.Entry is null ? -1 : entry.Length,
            body,
            .. write.Withdrawn.Select(static token => (RedisValue)ProtocolText.Hex(token)),
        ];
        var reply = await caller.RunAsync(
            "enqueue", QueueScripts.Enqueue, QueueKeys.Of(group, queue, key.Text), arguments, cancellationToken).ConfigureAwait(false);
        return QueueReplies.ReadEnqueue(reply, queue, group.Group);
    }

    public async ValueTask<ClaimReply> ClaimAsync(QueueName queue, GroupKeys group, WriteClaim claim, CancellationToken cancellationToken) =>
        QueueReplies.ReadClaim(
            await caller.RunAsync(
                "claim",
                QueueScripts.Claim,
                QueueKeys.Of(group, queue),
                [ProtocolText.Hex(claim.Token), claim.Max, ProtocolText.Milliseconds(claim.Duration), queue.Text],
                cancellationToken).ConfigureAwait(false),
            isLog: false);

    public async ValueTask AcknowledgeAsync(
        QueueName queue, GroupKeys group, long claim, IReadOnlyList<WriteVersion> flushed, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "acknowledge",
            QueueScripts.Acknowledge,
            QueueKeys.Of(group, queue),
            [ProtocolText.Hex(claim), queue.Text, .. Named(flushed)],
            cancellationToken).ConfigureAwait(false);

    public async ValueTask RetryAsync(
        QueueName queue, GroupKeys group, long claim, IReadOnlyList<WriteVersion> failed, TimeSpan retryIn, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "retry",
            QueueScripts.Retry,
            QueueKeys.Of(group, queue),
            [ProtocolText.Hex(claim), queue.Text, Math.Max(0, (long)retryIn.TotalMilliseconds), .. Named(failed)],
            cancellationToken).ConfigureAwait(false);

    public async ValueTask ReleaseAsync(
        QueueName queue, GroupKeys group, long claim, IReadOnlyList<WriteVersion> writes, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "release",
            QueueScripts.Release,
            QueueKeys.Of(group, queue),
            [ProtocolText.Hex(claim), queue.Text, .. Named(writes)],
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<DeadLetterReply> DeadLetterAsync(
        QueueName queue, GroupKeys group, long claim, WriteVersion write, string error, CancellationToken cancellationToken) =>
        QueueReplies.ReadDeadLetter(
            await caller.RunAsync(
                "deadletter",
                QueueScripts.DeadLetter,
                QueueKeys.Of(group, queue, write.Key!),
                [.. Writing(group, write.Key!, queue), ProtocolText.Decimal(write.Version), ProtocolText.Hex(claim), error],
                cancellationToken).ConfigureAwait(false),
            group.Group);

    public async ValueTask<long?> RaiseVersionAsync(
        QueueName queue, GroupKeys group, long claim, WriteVersion write, long above, CancellationToken cancellationToken)
    {
        var raised = await caller.RunAsync(
            "raise",
            QueueScripts.RaiseVersion,
            QueueKeys.Of(group, queue),
            [ProtocolText.Hex(claim), queue.Text, write.Key!, ProtocolText.Decimal(write.Version), ProtocolText.Decimal(above)],
            cancellationToken).ConfigureAwait(false);
        return (string?)raised is { Length: > 0 } ? (long)raised : null;
    }

    public async ValueTask<EnqueueReply?> ReplayAsync(QueueName queue, GroupKeys group, WriteVersion letter, CancellationToken cancellationToken) =>
        QueueReplies.ReadReplay(
            await caller.RunAsync(
                "replay",
                QueueScripts.Replay,
                QueueKeys.Of(group, queue, letter.Key!),
                [.. Writing(group, letter.Key!, queue), ProtocolText.Decimal(letter.Version), ProtocolText.Hex(ProtocolText.NewRandom())],
                cancellationToken).ConfigureAwait(false),
            queue,
            group.Group);

    public async ValueTask<WriteBehindStats> GetStatsAsync(QueueName queue, GroupKeys group, CancellationToken cancellationToken) =>
        QueueReplies.ReadStats(await caller.RunAsync(
            "queuestats", QueueScripts.Stats, QueueKeys.Of(group, queue), [], cancellationToken).ConfigureAwait(false));

    private static IEnumerable<RedisValue> Named(IReadOnlyList<WriteVersion> writes) =>
        writes.SelectMany(static write => new RedisValue[] { write.Key, ProtocolText.Decimal(write.Version) });

    /// <summary>What every script begins with that changes what readers of a key get.</summary>
    private RedisValue[] Writing(GroupKeys group, string key, QueueName queue) =>
    [
        ProtocolText.Hex(ProtocolText.NewRandom()),
        keys.Groups.Count,
        keys.Channel.ToString(),
        ProtocolText.Sender(instance, group.Group),
        ProtocolText.Hex(ProtocolText.NewRandom()),
        key,
        queue.Text,
    ];
}
