using Cacheable.Remote;
using StackExchange.Redis;

namespace Cacheable.Redis;

/// <summary>Sends the commands of logs.</summary>
internal sealed class LogCaller(RedisCaller caller)
{
    public async ValueTask<EnqueueReply> AppendAsync(QueueName queue, GroupKeys group, QueuedWrite write, CancellationToken cancellationToken)
    {
        RedisValue[] arguments =
        [
            queue.Text,
            ProtocolText.Hex(write.Token),
            Math.Max(0, (long)write.DueIn.TotalMilliseconds),
            write.Capacity,
            // A copy: a command that missed its deadline may still be on its way to the socket.
            write.Record.ToArray(),
            .. write.Withdrawn.Select(static token => (RedisValue)ProtocolText.Hex(token)),
        ];
        var reply = await caller.RunAsync(
            "enqueue", QueueScripts.Append, QueueKeys.Of(group, queue), arguments, cancellationToken).ConfigureAwait(false);
        return QueueReplies.ReadEnqueue(reply, queue, group.Group);
    }

    public async ValueTask<ClaimReply> ClaimAsync(QueueName queue, GroupKeys group, WriteClaim claim, CancellationToken cancellationToken) =>
        QueueReplies.ReadClaim(
            await caller.RunAsync(
                "claim",
                QueueScripts.ClaimLog,
                QueueKeys.Of(group, queue),
                [ProtocolText.Hex(claim.Token), claim.Max, ProtocolText.Milliseconds(claim.Duration)],
                cancellationToken).ConfigureAwait(false),
            isLog: true);

    public async ValueTask AcknowledgeAsync(
        QueueName queue, GroupKeys group, long claim, IReadOnlyList<WriteVersion> flushed, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "acknowledge",
            QueueScripts.AcknowledgeLog,
            QueueKeys.Of(group, queue),
            [ProtocolText.Hex(claim), .. flushed.Select(static write => (RedisValue)ProtocolText.Decimal(write.Version))],
            cancellationToken).ConfigureAwait(false);

    public async ValueTask RetryAsync(QueueName queue, GroupKeys group, long claim, TimeSpan retryIn, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "retry",
            QueueScripts.RetryLog,
            QueueKeys.Of(group, queue),
            [ProtocolText.Hex(claim), Math.Max(0, (long)retryIn.TotalMilliseconds)],
            cancellationToken).ConfigureAwait(false);

    public async ValueTask ReleaseAsync(QueueName queue, GroupKeys group, long claim, bool mayBeFlushed, CancellationToken cancellationToken) =>
        await caller.RunAsync(
            "release", QueueScripts.ReleaseLog, QueueKeys.Of(group, queue), [ProtocolText.Hex(claim), mayBeFlushed], cancellationToken).ConfigureAwait(false);

    public async ValueTask<DeadLetterReply> DeadLetterAsync(
        QueueName queue, GroupKeys group, long claim, WriteVersion write, string error, CancellationToken cancellationToken) =>
        new(
            (bool)await caller.RunAsync(
                "deadletter",
                QueueScripts.DeadLetterLog,
                QueueKeys.Of(group, queue),
                [ProtocolText.Hex(claim), ProtocolText.Decimal(write.Version), error],
                cancellationToken).ConfigureAwait(false),
            Point: null);

    public async ValueTask<EnqueueReply?> ReplayAsync(QueueName queue, GroupKeys group, WriteVersion letter, CancellationToken cancellationToken) =>
        QueueReplies.ReadReplay(
            await caller.RunAsync(
                "replay",
                QueueScripts.ReplayLog,
                QueueKeys.Of(group, queue),
                [queue.Text, ProtocolText.Decimal(letter.Version), ProtocolText.Hex(ProtocolText.NewRandom())],
                cancellationToken).ConfigureAwait(false),
            queue,
            group.Group);

    public async ValueTask<WriteBehindStats> GetStatsAsync(QueueName queue, GroupKeys group, CancellationToken cancellationToken) =>
        QueueReplies.ReadStats(await caller.RunAsync(
            "queuestats", QueueScripts.StatsLog, QueueKeys.Of(group, queue), [], cancellationToken).ConfigureAwait(false));
}
