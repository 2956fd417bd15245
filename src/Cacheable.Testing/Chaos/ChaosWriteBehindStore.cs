using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>The queued writes behind a <see cref="ChaosRemoteTier"/>, disturbed as its other commands are.</summary>
internal sealed class ChaosWriteBehindStore(IWriteBehindStore inner, CommandFaults faults) : IWriteBehindStore
{
    public ValueTask<EnqueueReply> EnqueueAsync(QueueName queue, QueuedWrite write, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Enqueue, () => inner.EnqueueAsync(queue, write, cancellationToken), cancellationToken);

    public ValueTask<ClaimReply> ClaimAsync(QueueName queue, int group, WriteClaim claim, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Claim, () => inner.ClaimAsync(queue, group, claim, cancellationToken), cancellationToken);

    public ValueTask AcknowledgeAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> flushed, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Acknowledge, () => inner.AcknowledgeAsync(queue, group, claim, flushed, cancellationToken), cancellationToken);

    public ValueTask RetryAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> failed, TimeSpan retryIn, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Retry, () => inner.RetryAsync(queue, group, claim, failed, retryIn, cancellationToken), cancellationToken);

    public ValueTask ReleaseAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> writes, bool mayBeFlushed, CancellationToken cancellationToken) =>
        faults.RunAsync(
            RemoteCommands.Retry, () => inner.ReleaseAsync(queue, group, claim, writes, mayBeFlushed, cancellationToken), cancellationToken);

    public ValueTask<DeadLetterReply> DeadLetterAsync(
        QueueName queue, int group, long claim, WriteVersion write, string error, CancellationToken cancellationToken) =>
        faults.RunAsync(
            RemoteCommands.DeadLetter, () => inner.DeadLetterAsync(queue, group, claim, write, error, cancellationToken), cancellationToken);

    public ValueTask<long?> RaiseVersionAsync(
        QueueName queue, int group, long claim, WriteVersion write, long above, CancellationToken cancellationToken) =>
        faults.RunAsync(
            RemoteCommands.RaiseVersion, () => inner.RaiseVersionAsync(queue, group, claim, write, above, cancellationToken), cancellationToken);

    public ValueTask<WriteBehindStats> GetStatsAsync(QueueName queue, int group, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Inspect, () => inner.GetStatsAsync(queue, group, cancellationToken), cancellationToken);

    public ValueTask<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        QueueName queue, int group, long after, int take, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Inspect, () => inner.GetDeadLettersAsync(queue, group, after, take, cancellationToken), cancellationToken);

    public ValueTask<EnqueueReply?> ReplayAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Replay, () => inner.ReplayAsync(queue, group, letter, cancellationToken), cancellationToken);

    public ValueTask<bool> DiscardAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Replay, () => inner.DiscardAsync(queue, group, letter, cancellationToken), cancellationToken);

    public ValueTask<DurabilityCheck> CheckDurabilityAsync(WriteBehindDurability declared, CancellationToken cancellationToken) =>
        faults.RunAsync(RemoteCommands.Inspect, () => inner.CheckDurabilityAsync(declared, cancellationToken), cancellationToken);
}
