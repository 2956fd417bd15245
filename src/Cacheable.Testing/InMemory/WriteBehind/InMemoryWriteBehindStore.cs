using Cacheable.Remote;

namespace Cacheable.Testing;

/// <summary>One application instance's view of the queued writes of an <see cref="InMemoryRemoteStore"/>.</summary>
internal sealed class InMemoryWriteBehindStore(InMemoryRemoteStore store, InMemoryRemoteTier tier) : IWriteBehindStore
{
    public ValueTask<EnqueueReply> EnqueueAsync(QueueName queue, QueuedWrite write, CancellationToken cancellationToken) =>
        Run(queue, GroupOf(queue, write), commands => commands.Enqueue(write), cancellationToken);

    public ValueTask<ClaimReply> ClaimAsync(QueueName queue, int group, WriteClaim claim, CancellationToken cancellationToken) =>
        Run(() => store.Run(group, (one, _) => one.Writes[queue].Waiting.Claim(claim)), cancellationToken);

    public async ValueTask AcknowledgeAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> flushed, CancellationToken cancellationToken) =>
        await Run(queue, group, commands => commands.Acknowledge(claim, flushed), cancellationToken).ConfigureAwait(false);

    public async ValueTask RetryAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> failed, TimeSpan retryIn, CancellationToken cancellationToken) =>
        await Run(queue, group, commands => commands.Retry(claim, failed, retryIn), cancellationToken).ConfigureAwait(false);

    public async ValueTask ReleaseAsync(
        QueueName queue, int group, long claim, IReadOnlyList<WriteVersion> writes, bool mayBeFlushed, CancellationToken cancellationToken) =>
        await Run(queue, group, commands => commands.Release(claim, writes, mayBeFlushed), cancellationToken).ConfigureAwait(false);

    public ValueTask<DeadLetterReply> DeadLetterAsync(
        QueueName queue, int group, long claim, WriteVersion write, string error, CancellationToken cancellationToken) =>
        Run(queue, group, commands => commands.DeadLetter(claim, write, error), cancellationToken);

    public ValueTask<long?> RaiseVersionAsync(
        QueueName queue, int group, long claim, WriteVersion write, long above, CancellationToken cancellationToken) =>
        Run(queue, group, commands => commands.RaiseVersion(claim, write, above), cancellationToken);

    public ValueTask<WriteBehindStats> GetStatsAsync(QueueName queue, int group, CancellationToken cancellationToken) =>
        Run(() => store.Run(group, (one, _) => one.Writes[queue].Waiting.Stats(one.Writes[queue].Letters.Count)), cancellationToken);

    public ValueTask<IReadOnlyList<DeadLetter>> GetDeadLettersAsync(
        QueueName queue, int group, long after, int take, CancellationToken cancellationToken) =>
        Run(() => store.Run(group, (one, _) => one.Writes[queue].Letters.List(after, take)), cancellationToken);

    public ValueTask<EnqueueReply?> ReplayAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken) =>
        Run(queue, group, commands => commands.Replay(letter, store.Draw()), cancellationToken);

    public ValueTask<bool> DiscardAsync(QueueName queue, int group, WriteVersion letter, CancellationToken cancellationToken) =>
        Run(() => store.Run(group, (one, _) => one.Writes[queue].Letters.Remove(letter)), cancellationToken);

    /// <summary>Memory is all there is: a stronger level is not met, as on a server that keeps no file.</summary>
    public ValueTask<DurabilityCheck> CheckDurabilityAsync(WriteBehindDurability declared, CancellationToken cancellationToken) =>
        Run(
            () => declared == WriteBehindDurability.Memory
                ? DurabilityCheck.Met
                : DurabilityCheck.Weaker($"The store is in memory and keeps no file, so it cannot give {declared}: declare {WriteBehindDurability.Memory}."),
            cancellationToken);

    /// <exception cref="ArgumentException">A queue of keys needs a key, and a log has none.</exception>
    private int GroupOf(QueueName queue, QueuedWrite write) => queue.IsLog == write.Key is null
        ? write.Key is { } key ? tier.GroupOf(key) : 0
        : throw new ArgumentException($"'{queue}' is {(queue.IsLog ? "a log, and its writes have no key" : "a queue of keys, and its writes have one")}.", nameof(write));

    private ValueTask<T> Run<T>(QueueName queue, int group, Func<QueueCommands, T> command, CancellationToken cancellationToken) =>
        Run(() => store.Run(group, (one, messages) => command(new QueueCommands(one, queue, tier, messages))), cancellationToken);

    private static ValueTask<T> Run<T>(Func<T> command, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<T>(cancellationToken) : ValueTask.FromResult(command());
}
