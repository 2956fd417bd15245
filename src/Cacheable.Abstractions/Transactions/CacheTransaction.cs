using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>
/// The cache's side of one open database transaction, or of one unit of unsaved changes. It knows whether anything was written in
/// it, so that reads inside go past the cache, and what the cache owes when it commits.
/// </summary>
/// <remarks>
/// <para>An adapter gets one from <see cref="ICacheTransactionTracker"/> and tells it what it sees; any thread may. Nothing that it is
/// told throws, but <see cref="CommittingAsync"/> in strict mode.</para>
/// <para>It ends once. What an adapter forgets to end is owed for ever, and reads in its scope go past the cache for as long.</para>
/// </remarks>
public abstract class CacheTransaction
{
    /// <summary>Only the engine makes one.</summary>
    private protected CacheTransaction()
    {
    }

    /// <summary>Whether it has not ended.</summary>
    public abstract bool IsOpen { get; }

    /// <summary>Whether anything was written in it and is not paid yet, as far as anybody has seen. Reads inside then go past the cache.</summary>
    public abstract bool HasWritten { get; }

    /// <summary>What will be invalidated when it commits, in the order of the writes, each name once.</summary>
    public abstract IReadOnlyList<CacheName> Owed { get; }

    /// <summary>The running code reads through it. A load that is seen to read what is not committed is not kept.</summary>
    public abstract void SawRead();

    /// <summary>The running code writes in it, or may: the decorated call that it is inside of belongs to this transaction.</summary>
    /// <remarks>Say so before the command is sent: from then on, reads inside must not be answered from what was read before.</remarks>
    public abstract void SawWrite();

    /// <summary>
    /// Unsaved changes are saved inside <paramref name="transaction"/>: what they owe is owed by it. Where it is rolled back, or
    /// nobody knows whether it was committed, they owe it again, because they may be saved once more.
    /// </summary>
    public abstract void MoveTo(CacheTransaction transaction);

    /// <summary>Unsaved changes may have been saved inside <paramref name="transaction"/>, as by a save that failed: both owe what they owe.</summary>
    public abstract void CopyTo(CacheTransaction transaction);

    /// <summary>
    /// The commit is about to be sent. In strict mode it places the hold that keeps readers from filling what is owed; otherwise it
    /// does nothing.
    /// </summary>
    /// <exception cref="CacheHoldException">Strict mode, and the hold could not be placed: the commit must not be sent.</exception>
    public abstract ValueTask CommittingAsync(CancellationToken cancellationToken = default);

    /// <inheritdoc cref="CommittingAsync"/>
    public abstract void Committing();

    /// <summary>
    /// The commit threw. It may have happened, so what is owed is paid; and it may be sent again, so all of it is owed until the transaction
    /// ends. Whoever sees it disposed says that it was rolled back.
    /// </summary>
    /// <returns><see cref="InvalidationOutcome.Deferred"/> where any of it could not reach L2 and will be replayed.</returns>
    public abstract ValueTask<InvalidationOutcome> CommitFailedAsync();

    /// <summary>The synchronous form, for hooks that cannot wait otherwise.</summary>
    /// <inheritdoc cref="CommitFailedAsync"/>
    public abstract InvalidationOutcome CommitFailed();

    /// <summary>It has ended: pays what is owed, or discards it. Completes when that is done; a second call does nothing.</summary>
    /// <returns><see cref="InvalidationOutcome.Deferred"/> where any of it could not reach L2 and will be replayed.</returns>
    public abstract ValueTask<InvalidationOutcome> EndedAsync(CacheTransactionOutcome outcome);

    /// <summary>The synchronous form, for hooks that cannot wait otherwise: blocks for as long as L2 may take to answer.</summary>
    /// <inheritdoc cref="EndedAsync"/>
    public abstract InvalidationOutcome Ended(CacheTransactionOutcome outcome);
}
