using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>A transaction of the application: what it owes moves with its changes, and is paid at its end.</summary>
/// <param name="writes">How many have written.</param>
/// <param name="payment">Carries out what is owed.</param>
/// <param name="strict">Whether its commit is strict.</param>
/// <param name="isUnsaved">Whether it is a unit of changes that are not saved yet, and so may change before they are.</param>
internal sealed class EngineTransaction(OpenWrites writes, IOwedPayment payment, StrictCommits strict, bool isUnsaved = false) : CacheTransaction
{
    private readonly TransactionLedger _ledger = new(writes);
    private volatile EngineTransaction? _movedTo;

    public bool IsUnsaved => isUnsaved;

    /// <summary>Where what was written in it is now: the transaction that unsaved changes were saved in.</summary>
    public EngineTransaction Home => _movedTo is { } target ? target.Home : this;

    public override bool IsOpen => _ledger.IsOpen;

    public override bool HasWritten => _ledger.HasWritten;

    /// <summary>Whether what is read through it may never become true: it was written in and has not been committed.</summary>
    public bool MayBeUndone => _ledger.MayBeUndone;

    /// <summary>Whether it has ended, and what was written in it is true.</summary>
    public bool IsCommitted => _ledger.IsCommitted;

    /// <summary>
    /// Whether what was written in it may be true: it was committed, or that is in doubt. A commit that threw is, though it is still open or
    /// was rolled back since: what is written then may be written outside of it.
    /// </summary>
    public bool MayBeCommitted => _ledger.MayBeCommitted;

    /// <summary>Whether all it reads is as old as its first read.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Whether its commit is strict.</summary>
    public bool IsStrict { get; set; } = strict.IsDefault;

    public override IReadOnlyList<CacheName> Owed => _ledger.Names;

    public override void SawRead() => ObservedCall.Current?.SawRead(this);

    public override void SawWrite()
    {
        MarkWritten();
        ObservedCall.Current?.SawWrite(this);
    }

    /// <summary>From now on, reads inside go past the cache.</summary>
    public void MarkWritten() => _ledger.MarkWritten();

    /// <summary>Owes an action after the commit. <see langword="false"/>: it has ended, so the action is due now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="isCertain">Whether its call is known to have written here; otherwise it is due after a rollback as well.</param>
    public bool Owe(OwedAction action, bool isCertain) => _ledger.Owe(action, isCertain);

    public override void MoveTo(CacheTransaction transaction)
    {
        var target = (EngineTransaction)transaction;
        var moved = _ledger.Take();
        if (target._ledger.TakeOver(moved, this))
        {
            _movedTo = target;
        }
        else
        {
            TakeBack(moved);
        }
    }

    public override void CopyTo(CacheTransaction transaction)
    {
        var copied = _ledger.All;

        // Of the two, nobody says which commits what.
        copied.ForEach(static owed => owed.Action.Doubt());

        ((EngineTransaction)transaction)._ledger.TakeOver(copied, this);
    }

    public override ValueTask CommittingAsync(CancellationToken cancellationToken = default) =>
        IsStrict && _ledger.Hold(strict.NewHold) is { } held ? payment.HoldAsync(held, cancellationToken) : default;

    public override void Committing() => CommittingAsync().AsTask().GetAwaiter().GetResult();

    public override ValueTask<InvalidationOutcome> CommitFailedAsync()
    {
        var (doubted, held) = _ledger.Fail();
        return doubted.Count == 0 && held is null ? new(InvalidationOutcome.Applied) : payment.PayAsync(doubted, isCommitted: false, held);
    }

    public override InvalidationOutcome CommitFailed() => CommitFailedAsync().AsTask().GetAwaiter().GetResult();

    public override async ValueTask<InvalidationOutcome> EndedAsync(CacheTransactionOutcome outcome)
    {
        if (_ledger.Close(outcome) is not (var owed, var held))
        {
            return InvalidationOutcome.Applied;
        }

        try
        {
            if (outcome == CacheTransactionOutcome.InDoubt)
            {
                // Race 20: whoever retries saves the same changes again, and that may be what commits.
                owed.ForEach(static owed => owed.Terms.From?.TakeBack([owed]));
            }

            if (outcome == CacheTransactionOutcome.RolledBack)
            {
                owed.RemoveAll(static owed => owed.Terms.From?.TakeBack([owed]) is true);
                await payment.DiscardAsync([.. owed.Where(static owed => owed.Terms is { IsCertain: true, IsPaid: false }).Select(static owed => owed.Action)]).ConfigureAwait(false);

                // What nobody saw written here may have been written elsewhere.
                owed.RemoveAll(static owed => owed.Terms.IsCertain || owed.Terms.IsPaid);
            }

            return owed.Count == 0 && held is null
                ? InvalidationOutcome.Applied
                : await payment.PayAsync([.. owed.Select(static owed => owed.Action)], outcome == CacheTransactionOutcome.Committed, held).ConfigureAwait(false);
        }
        finally
        {
            _ledger.Settle();
        }
    }

    // Everything below awaits without the caller's context, so that blocking here waits for L2 alone.
    public override InvalidationOutcome Ended(CacheTransactionOutcome outcome) => EndedAsync(outcome).AsTask().GetAwaiter().GetResult();

    private bool TakeBack(List<(OwedAction Action, OwedActions.Terms Terms)> moved)
    {
        _movedTo = null;
        return _ledger.TakeBack(moved);
    }
}
