using Cacheable.Remote;

namespace Cacheable.Transactions;

/// <summary>What a transaction has written and owes, and how it has ended. Safe for threads; it calls nobody.</summary>
/// <param name="writes">How many transactions have written.</param>
internal sealed class TransactionLedger(OpenWrites writes)
{
    private readonly Lock _lock = new();
    private readonly OwedActions _owed = new();
    private CacheTransactionOutcome? _outcome;
    private HeldNames? _held;
    private bool _hasWritten;
    private bool _hasFailed;
    private volatile bool _isPaid;

    public bool IsOpen => Outcome is null;

    /// <inheritdoc cref="EngineTransaction.IsCommitted"/>
    public bool IsCommitted => Outcome == CacheTransactionOutcome.Committed;

    // Until everything is paid: a lookup between the commit and the invalidation would return what is about to be invalidated.
    public bool HasWritten => Volatile.Read(ref _hasWritten) && !_isPaid;

    /// <inheritdoc cref="EngineTransaction.MayBeUndone"/>
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

    /// <inheritdoc cref="EngineTransaction.MayBeCommitted"/>
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

    public IReadOnlyList<CacheName> Names
    {
        get
        {
            lock (_lock)
            {
                return _owed.Names;
            }
        }
    }

    /// <summary>What is owed now. It stays owed.</summary>
    public List<(OwedAction Action, OwedActions.Terms Terms)> All
    {
        get
        {
            lock (_lock)
            {
                return _owed.All;
            }
        }
    }

    private CacheTransactionOutcome? Outcome
    {
        get
        {
            lock (_lock)
            {
                return _outcome;
            }
        }
    }

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

    /// <inheritdoc cref="EngineTransaction.Owe"/>
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

    /// <summary>Takes out what is owed, for another to owe it.</summary>
    public List<(OwedAction Action, OwedActions.Terms Terms)> Take()
    {
        lock (_lock)
        {
            return _owed.Take();
        }
    }

    /// <summary>Owes what unsaved changes owed. <see langword="false"/>: it has ended.</summary>
    public bool TakeOver(List<(OwedAction Action, OwedActions.Terms Terms)> moved, EngineTransaction from)
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

    /// <summary>Owes again what had moved away from here. <see langword="false"/>: it has ended.</summary>
    public bool TakeBack(List<(OwedAction Action, OwedActions.Terms Terms)> moved)
    {
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

    /// <summary>What a strict commit is to hold; <see langword="null"/> for nothing.</summary>
    /// <param name="newHold">Makes a hold, where there is none yet.</param>
    public HeldNames? Hold(Func<Hold> newHold)
    {
        lock (_lock)
        {
            if (_outcome is not null || _owed.IsEmpty)
            {
                return null;
            }

            // Before it is placed: one whose reply is lost may stand, and is ended with the transaction. The same one again, where it is sent
            // again: of two, the first would stand for its whole time.
            _held = new HeldNames([.. _owed.Names.Union(_held?.Names ?? [])], _held?.Hold ?? newHold());
            return _held;
        }
    }

    /// <summary>A commit has thrown: what may be true by now, and what was held for it. All of it stays owed.</summary>
    public (IReadOnlyList<OwedAction> Doubted, HeldNames? Held) Fail()
    {
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return ([], null);
            }

            _hasFailed = true;
            var held = _held;
            _held = null;
            return (_owed.Doubt(), held);
        }
    }

    /// <summary>It has ended: what it owed, and what is still held. <see langword="null"/>: it had ended before.</summary>
    public (List<(OwedAction Action, OwedActions.Terms Terms)> Owed, HeldNames? Held)? Close(CacheTransactionOutcome outcome)
    {
        lock (_lock)
        {
            if (_outcome is not null)
            {
                return null;
            }

            _outcome = outcome;
            return (_owed.Take(), _held);
        }
    }

    /// <summary>Nothing of it is owed any more.</summary>
    public void Settle()
    {
        if (_hasWritten)
        {
            _isPaid = true;
            writes.Leave();
        }
    }
}
