using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>What is owed by one transaction until its end.</summary>
/// <param name="writes">How many have written.</param>
/// <param name="payment">Carries out what is owed.</param>
/// <param name="strict">Whether its commit is strict.</param>
/// <param name="isUnsaved">Whether it is a unit of changes that are not saved yet, and so may change before they are.</param>
internal sealed class EngineTransaction(OpenWrites writes, IOwedPayment payment, StrictCommits strict, bool isUnsaved = false) : CacheTransaction
{
    private readonly Lock _lock = new();
    private readonly OwedActions _owed = new();
    private CacheTransactionOutcome? _outcome;
    private HeldNames? _held;
    private bool _hasWritten;
    private bool _hasFailed;
    private volatile bool _isPaid;
    private volatile EngineTransaction? _movedTo;

    public bool IsUnsaved => isUnsaved;

    /// <summary>Where what was written in it is now: the transaction that unsaved changes were saved in.</summary>
    public EngineTransaction Home => _movedTo is { } target ? target.Home : this;

    public override bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _outcome is null;
            }
        }
    }

    // Until everything is paid: a lookup between the commit and the invalidation would return what is about to be invalidated.
    public override bool HasWritten => Volatile.Read(ref _hasWritten) && !_isPaid;

    /// <summary>Whether what is read through it may never become true: it was written in and has not been committed.</summary>
    public bool MayBeUndone
    {
        get
        {
            lock (_lock)
            {
                return _hasWritten && _outcome != CacheTransactionOutcome.Committed;
            }
        }
    }

    /// <summary>Whether it has ended, and what was written in it is true.</summary>
    public bool IsCommitted
    {
        get
        {
            lock (_lock)
            {
                return _outcome == CacheTransactionOutcome.Committed;
            }
        }
    }

    /// <summary>
    /// Whether what was written in it may be true: it was committed, or that is in doubt. A commit that threw is, though it is still open or
    /// was rolled back since: what is written then may be written outside of it.
    /// </summary>
    public bool MayBeCommitted
    {
        get
        {
            lock (_lock)
            {
                return _outcome is CacheTransactionOutcome.Committed or CacheTransactionOutcome.InDoubt || _hasFailed;
            }
        }
    }

    /// <summary>Whether all it reads is as old as its first read.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>Whether its commit is strict.</summary>
    public bool IsStrict { get; set; } = strict.IsDefault;

    public override IReadOnlyList<CacheName> Owed
    {
        get
        {
            lock (_lock)
            {
                return _owed.Names;
            }
        }
    }

    public override void SawRead() => ObservedCall.Current?.SawRead(this);

    public override void SawWrite()
    {
        MarkWritten();
        ObservedCall.Current?.SawWrite(this);
    }

    /// <summary>From now on, reads inside go past the cache.</summary>
    public void MarkWritten()
    {
        lock (_lock)
        {
            if (_outcome is null && !_hasWritten)
            {
                // The count before the flag: who is told that this has written must find the hit path looking.
                writes.Enter();
                Volatile.Write(ref _hasWritten, true);
            }
        }
    }

    /// <summary>Owes an action after the commit. <see langword="false"/>: it has ended, so the action is due now.</summary>
    /// <param name="action">The action.</param>
    /// <param name="isCertain">Whether its call is known to have written here; otherwise it is due after a rollback as well.</param>
    public bool Owe(OwedAction action, bool isCertain)
    {
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return false;
            }

            MarkWritten();
            _owed.Add(action, isCertain && !_hasFailed);
            return true;
        }
    }

    public override void MoveTo(CacheTransaction transaction)
    {
        var target = (EngineTransaction)transaction;
        List<(OwedAction Action, OwedActions.Terms Terms)> moved;
        lock (_lock)
        {
            moved = _owed.Take();
        }

        if (target.TakeOver(moved, this))
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
        List<(OwedAction Action, OwedActions.Terms Terms)> copied;
        lock (_lock)
        {
            copied = _owed.All;
        }

        // Of the two, nobody says which commits what.
        copied.ForEach(static owed => owed.Action.Doubt());

        ((EngineTransaction)transaction).TakeOver(copied, this);
    }

    public override ValueTask CommittingAsync(CancellationToken cancellationToken = default)
    {
        lock (_lock)
        {
            if (!IsStrict || _outcome is not null || _owed.IsEmpty)
            {
                return default;
            }

            // Before it is placed: one whose reply is lost may stand, and is ended with the transaction. The same one again, where it is sent
            // again: of two, the first would stand for its whole time.
            _held = new HeldNames([.. _owed.Names.Union(_held?.Names ?? [])], _held?.Hold ?? strict.NewHold());
        }

        return payment.HoldAsync(_held, cancellationToken);
    }

    public override void Committing() => CommittingAsync().AsTask().GetAwaiter().GetResult();

    public override ValueTask<InvalidationOutcome> CommitFailedAsync()
    {
        IReadOnlyList<OwedAction> doubted;
        HeldNames? held;
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return new(InvalidationOutcome.Applied);
            }

            _hasFailed = true;
            doubted = _owed.Doubt();
            (held, _held) = (_held, null);
        }

        return doubted.Count == 0 && held is null ? new(InvalidationOutcome.Applied) : payment.PayAsync(doubted, isCommitted: false, held);
    }

    public override InvalidationOutcome CommitFailed() => CommitFailedAsync().AsTask().GetAwaiter().GetResult();

    public override async ValueTask<InvalidationOutcome> EndedAsync(CacheTransactionOutcome outcome)
    {
        if (Close(outcome) is not { } owed)
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

            return owed.Count == 0 && _held is null
                ? InvalidationOutcome.Applied
                : await payment.PayAsync(
                    [.. owed.Select(static owed => owed.Action)], outcome == CacheTransactionOutcome.Committed, _held).ConfigureAwait(false);
        }
        finally
        {
            if (_hasWritten)
            {
                _isPaid = true;
                writes.Leave();
            }
        }
    }

    // Everything below awaits without the caller's context, so that blocking here waits for L2 alone.
    public override InvalidationOutcome Ended(CacheTransactionOutcome outcome) => EndedAsync(outcome).AsTask().GetAwaiter().GetResult();

    private List<(OwedAction Action, OwedActions.Terms Terms)>? Close(CacheTransactionOutcome outcome)
    {
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return null;
            }

            _outcome = outcome;
            return _owed.Take();
        }
    }

    private bool TakeOver(List<(OwedAction Action, OwedActions.Terms Terms)> moved, EngineTransaction from)
    {
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return false;
            }

            MarkWritten();
            foreach (var (action, terms) in moved)
            {
                _owed.Add(action, terms.IsCertain, from);
            }

            return true;
        }
    }

    private bool TakeBack(List<(OwedAction Action, OwedActions.Terms Terms)> moved)
    {
        _movedTo = null;
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return false;
            }

            foreach (var (action, terms) in moved)
            {
                // They may be changed once more before they are saved once more.
                action.Doubt();
                _owed.Add(action, terms.IsCertain);
            }

            return true;
        }
    }
}
