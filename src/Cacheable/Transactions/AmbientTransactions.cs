using System.Collections.Concurrent;
using System.Transactions;

namespace Cacheable.Transactions;

/// <summary>The cache's side of ambient transactions, those of <see cref="TransactionScope"/>. Each ends by the event of its own completion.</summary>
internal sealed class AmbientTransactions(OpenWrites writes, IOwedPayment payment, StrictCommits strict)
{
    private readonly ConcurrentDictionary<Transaction, EngineTransaction> _open = new();

    /// <summary>The ambient transaction, if it is active.</summary>
    public static Transaction? Current
    {
        get
        {
            try
            {
                return Transaction.Current is { } transaction && transaction.TransactionInformation.Status == TransactionStatus.Active ? transaction : null;
            }
            catch (Exception exception) when (exception is InvalidOperationException or ObjectDisposedException)
            {
                // The scope has been completed and not been left: nothing can be written in it any more.
                return null;
            }
        }
    }

    /// <summary>Whether the running code is inside an ambient transaction that a decorated call, or an adapter, was seen to write in.</summary>
    public bool HasWritten => !_open.IsEmpty && Current is { } ambient && _open.TryGetValue(ambient, out var transaction) && transaction.HasWritten;

    /// <summary>What the cache owes of <paramref name="transaction"/>.</summary>
    public EngineTransaction Of(Transaction transaction)
    {
        if (_open.TryGetValue(transaction, out var present))
        {
            return present;
        }

        var opened = new EngineTransaction(writes, payment, strict);
        if (!_open.TryAdd(transaction, opened))
        {
            return Of(transaction);
        }

        try
        {
            // One that has completed by now says so at once.
            transaction.TransactionCompleted += OnCompleted;
            if (opened.IsStrict)
            {
                StrictEnlistment.In(transaction, opened);
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or TransactionException)
        {
            // It is on its way to its end, and takes nobody in any more.
            End(transaction, CacheTransactionOutcome.InDoubt);
        }

        return opened;
    }

    private void OnCompleted(object? sender, TransactionEventArgs completed) => End(completed.Transaction!, completed.Transaction!.TransactionInformation.Status switch
    {
        TransactionStatus.Committed => CacheTransactionOutcome.Committed,
        TransactionStatus.Aborted => CacheTransactionOutcome.RolledBack,
        _ => CacheTransactionOutcome.InDoubt,
    });

    private void End(Transaction transaction, CacheTransactionOutcome outcome)
    {
        if (_open.TryRemove(transaction, out var ended))
        {
            // The event is raised before the scope is left, so whoever left it finds the invalidation done.
            ended.Ended(outcome);
        }
    }
}
