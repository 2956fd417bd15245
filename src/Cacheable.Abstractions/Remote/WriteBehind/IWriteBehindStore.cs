namespace Cacheable.Remote;

/// <summary>
/// The queued writes of a remote tier. A queued write of a key is the newest value of it, for every reader, until the sink has it.
/// Every member costs one round trip and is safe to send twice, even late.
/// </summary>
/// <remarks>
/// <para>What an implementation promises: a write that was accepted is there until it was acknowledged under its version, was
/// overwritten by a later one of its key, or lies among the dead letters, as long as the store keeps its data as declared.
/// Versions of a queue rise within a group in the order the writes were accepted. While the write of a key with an entry is
/// queued, that entry is what <see cref="IRemoteTier.LeaseAsync"/> answers, and no load of the key can fill.</para>
/// <para>A claim gives a write to one flusher until it ends. A flusher that outlives its claim may flush beside the next one, which
/// only a sink that compares versions can tell: so a sink sees a write at least once, and a guarded one keeps it exactly once.</para>
/// <para>A queue lies where its keys lie, in each group apart; a log lies in group zero. Times are the store's own.</para>
/// <para>Any exception but an <see cref="InvalidOperationException"/> means that the store could not be reached, and that the
/// outcome is unknown. So does one derived from it, as that of a connection that was disposed of.</para>
/// </remarks>
public interface IWriteBehindStore
{
    /// <summary>
    /// Accepts a write. In the same step the entry of its key is invalidated, as by <see cref="IRemoteTier.InvalidateAsync"/>, and
    /// replaced by <see cref="QueuedWrite.Entry"/>. A former write of the key that was not flushed yet is overwritten.
    /// </summary>
    /// <remarks>Sent twice, even after later writes of the key, it answers the same and changes nothing, for the last 4,096 writes of a queue in a group.</remarks>
    /// <exception cref="InvalidOperationException">A write of the key is queued elsewhere: a key belongs to one queue.</exception>
    ValueTask<EnqueueReply> EnqueueAsync(QueueName queue, QueuedWrite write, CancellationToken cancellationToken);

    /// <summary>
    /// Takes writes that are due and claimed by nobody, those that wait longest first. Of a log it takes the oldest, or nothing
    /// while another claim of the log has not ended.
    /// </summary>
    /// <remarks>Sent twice it may take twice; what nobody flushes is due again when its claim ends.</remarks>
    ValueTask<ClaimReply> ClaimAsync(QueueName queue, int group, WriteClaim claim, CancellationToken cancellationToken);

    /// <summary>
    /// The sink has these writes: each is removed if its version is still the newest of its key. A key that was written since is
    /// due again as its newer write declared, at once if that time has passed (race 48b). Ends their claim; that of a log ends
    /// with the last write it took.
    /// </summary>
    ValueTask AcknowledgeAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> flushed, CancellationToken cancellationToken);

    /// <summary>
    /// The sink refused these writes: each is due again after <paramref name="retryIn"/>, and of a log all is. A key that was written since is due as its newer
    /// write declared. Does nothing where the claim is no longer held.
    /// </summary>
    ValueTask RetryAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> failed, TimeSpan retryIn, CancellationToken cancellationToken);

    /// <summary>
    /// These writes were not tried, or cut short in their last attempt by a host that stops: each is due again at once, and of a log all is, as
    /// its writes declared. Their claim counts as none, so the next one has the same <see cref="ClaimedWrite.Attempt"/>. A key that was written
    /// since is due as its newer write declared. Does nothing where the claim is no longer held.
    /// </summary>
    /// <param name="queue">The queue.</param>
    /// <param name="group">The group.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="writes">The writes.</param>
    /// <param name="mayBeFlushed">Whether the sink was called with them, and may have them.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    ValueTask ReleaseAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> writes, bool mayBeFlushed, CancellationToken cancellationToken);

    /// <summary>
    /// Gives a write up: it moves to the dead letters, and the entry of its key is invalidated so that readers see the source again.
    /// Where the key was written since it does what <see cref="RetryAsync"/> does. Does nothing where the claim is no longer held.
    /// </summary>
    ValueTask<DeadLetterReply> DeadLetterAsync(
        QueueName queue, int group, long claim, WriteVersion write, string error, CancellationToken cancellationToken);

    /// <summary>
    /// The sink holds a version above that of a write. Where the write is still the newest of its key, and was accepted since the group's
    /// history last began anew, the counter went back and not the write (race 50): it gets a version above
    /// <paramref name="above"/>, and its claim stays.
    /// </summary>
    /// <returns>The new version; <see langword="null"/> where the write may be older than what the sink holds. The writes of a log keep theirs.</returns>
    ValueTask<long?> RaiseVersionAsync(
        QueueName queue, int group, long claim, WriteVersion write, long above, CancellationToken cancellationToken);

    /// <summary>Counts what lies in a queue.</summary>
    ValueTask<WriteBehindStats> GetStatsAsync(QueueName queue, int group, CancellationToken cancellationToken);

    /// <summary>Lists dead letters of a version above <paramref name="after"/>, by version, and none only where there is none.</summary>
    /// <remarks>By version and not by place, because letters are replayed and discarded while they are listed.</remarks>
    ValueTask<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        QueueName queue, int group, long after, int take, CancellationToken cancellationToken);

    /// <summary>Queues a dead letter again as a new write, due at once and with a new version, whatever the capacity.</summary>
    /// <returns><see langword="null"/> where it is gone, or was overwritten by a later write of its key.</returns>
    ValueTask<EnqueueReply?> ReplayAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken);

    /// <summary>Removes a dead letter.</summary>
    /// <returns>Whether it was there.</returns>
    ValueTask<bool> DiscardAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken);

    /// <summary>Asks whether the store keeps what it accepts as declared.</summary>
    ValueTask<DurabilityCheck> CheckDurabilityAsync(WriteBehindDurability declared, CancellationToken cancellationToken);
}
