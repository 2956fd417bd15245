using Cacheable.Remote;

namespace Cacheable.Redis;

/// <summary>The queued writes in Redis. Each command is one script, on the group of its keys.</summary>
internal sealed class RedisWriteBehindStore(RedisCaller caller, RedisKeys keys, GroupAgreement agreement, string instance, ServerDurability durability)
    : IWriteBehindStore
{
    private readonly KeyedQueueCaller _keyed = new(caller, keys, instance);
    private readonly LogCaller _logs = new(caller);

    public async ValueTask<EnqueueReply> EnqueueAsync(QueueName queue, QueuedWrite write, CancellationToken cancellationToken)
    {
        agreement.ThrowIfBroken();
        if (queue.IsLog != write.Key is null)
        {
            throw new ArgumentException(
                $"'{queue}' is {(queue.IsLog ? "a log, and its writes have no key" : "a queue of keys, and its writes have one")}.", nameof(write));
        }

        var group = write.Key is { } key ? keys.Of(key) : keys.Groups[0];
        var losses = durability.Losses;
        var reply = queue.IsLog
            ? await _logs.AppendAsync(queue, group, write, cancellationToken).ConfigureAwait(false)
            : await _keyed.EnqueueAsync(queue, write, cancellationToken).ConfigureAwait(false);
        if (reply.Outcome == EnqueueOutcome.Accepted && write.Replicas > 0)
        {
            await durability.ReplicateAsync(group, write.Replicas, losses, cancellationToken).ConfigureAwait(false);
        }

        return reply;
    }

    public ValueTask<ClaimReply> ClaimAsync(QueueName queue, int group, WriteClaim claim, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.ClaimAsync(queue, keys.Groups[group], claim, cancellationToken)
        : _keyed.ClaimAsync(queue, keys.Groups[group], claim, cancellationToken);

    public ValueTask AcknowledgeAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> flushed, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.AcknowledgeAsync(queue, keys.Groups[group], claim, flushed, cancellationToken)
        : _keyed.AcknowledgeAsync(queue, keys.Groups[group], claim, flushed, cancellationToken);

    public ValueTask RetryAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> failed, TimeSpan retryIn, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.RetryAsync(queue, keys.Groups[group], claim, retryIn, cancellationToken)
        : _keyed.RetryAsync(queue, keys.Groups[group], claim, failed, retryIn, cancellationToken);

    public ValueTask ReleaseAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> writes, bool mayBeFlushed, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.ReleaseAsync(queue, keys.Groups[group], claim, mayBeFlushed, cancellationToken)
        : _keyed.ReleaseAsync(queue, keys.Groups[group], claim, writes, cancellationToken);

    public ValueTask<DeadLetterReply> DeadLetterAsync(
        QueueName queue, int group, long claim, WriteVersion write, string error, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.DeadLetterAsync(queue, keys.Groups[group], claim, write, error, cancellationToken)
        : _keyed.DeadLetterAsync(queue, keys.Groups[group], claim, write, error, cancellationToken);

    public ValueTask<long?> RaiseVersionAsync(
        QueueName queue, int group, long claim, WriteVersion write, long above, CancellationToken cancellationToken) => queue.IsLog
        ? ValueTask.FromResult<long?>(null)
        : _keyed.RaiseVersionAsync(queue, keys.Groups[group], claim, write, above, cancellationToken);

    public ValueTask<WriteBehindStats> GetStatsAsync(QueueName queue, int group, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.GetStatsAsync(queue, keys.Groups[group], cancellationToken)
        : _keyed.GetStatsAsync(queue, keys.Groups[group], cancellationToken);

    public async ValueTask<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        QueueName queue, int group, long after, int take, CancellationToken cancellationToken) => QueueReplies.ReadLetters(
        await caller.RunAsync(
            "deadletters", QueueScripts.ListLetters, QueueKeys.Of(keys.Groups[group], queue), [ProtocolText.Decimal(after), take], cancellationToken).ConfigureAwait(false),
        queue.IsLog);

    public ValueTask<EnqueueReply?> ReplayAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken) => queue.IsLog
        ? _logs.ReplayAsync(queue, keys.Groups[group], letter, cancellationToken)
        : _keyed.ReplayAsync(queue, keys.Groups[group], letter, cancellationToken);

    public async ValueTask<bool> DiscardAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken) =>
        (bool)await caller.RunAsync(
            "discard",
            QueueScripts.Discard,
            QueueKeys.Of(keys.Groups[group], queue),
            [QueueReplies.IdOf(letter), ProtocolText.Decimal(letter.Version)],
            cancellationToken).ConfigureAwait(false);

    public ValueTask<DurabilityCheck> CheckDurabilityAsync(WriteBehindDurability declared, CancellationToken cancellationToken) =>
        durability.CheckAsync(declared, cancellationToken);
}
