using System.Data.Common;
using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Interception;

/// <summary>Sees the transactions of one context begin and end.</summary>
internal sealed class TransactionObserver(ObservedContext context, OutboxRecord outbox) : DbTransactionInterceptor
{
    private Exception? _refusal;

    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        context.Began(connection, result);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        new(TransactionStarted(connection, eventData, result));

    public override DbTransaction TransactionUsed(DbConnection connection, TransactionEventData eventData, DbTransaction result)
    {
        context.Uses(connection, result);
        return result;
    }

    public override ValueTask<DbTransaction> TransactionUsedAsync(
        DbConnection connection, TransactionEventData eventData, DbTransaction result, CancellationToken cancellationToken = default) =>
        new(TransactionUsed(connection, eventData, result));

    // Strict mode, and the outbox: what throws here keeps the commit from being sent.
    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        var owes = context.Tracker.Of(transaction);
        try
        {
            outbox.Write(owes, Saved);
            owes.Committing();
            return result;
        }
        catch (Exception exception)
        {
            _refusal = exception;
            throw;
        }
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var owes = context.Tracker.Of(transaction);
        try
        {
            await outbox.WriteAsync(owes, Saved, cancellationToken).ConfigureAwait(false);
            await owes.CommittingAsync(cancellationToken).ConfigureAwait(false);
            return result;
        }
        catch (Exception exception)
        {
            _refusal = exception;
            throw;
        }
    }

    public override void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) =>
        Ended(transaction, CacheTransactionOutcome.Committed).AsTask().GetAwaiter().GetResult();

    public override async Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        await Ended(transaction, CacheTransactionOutcome.Committed).ConfigureAwait(false);

    public override void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) =>
        Ended(transaction, CacheTransactionOutcome.RolledBack).AsTask().GetAwaiter().GetResult();

    public override async Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        await Ended(transaction, CacheTransactionOutcome.RolledBack).ConfigureAwait(false);

    public override void TransactionFailed(DbTransaction transaction, TransactionErrorEventData eventData) =>
        TransactionFailedAsync(transaction, eventData).GetAwaiter().GetResult();

    public override async Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default)
    {
        // What was refused here was not sent: nothing is in doubt, and it may be sent again. What fails at a savepoint ends nothing either.
        if (Interlocked.Exchange(ref _refusal, null) is { } refusal && refusal == eventData.Exception)
        {
            return;
        }

        switch (eventData.Action)
        {
            case "Commit":
                // Race 16. The rows of the outbox stay: it may happen after its invalidation.
                await context.Tracker.Of(transaction).CommitFailedAsync().ConfigureAwait(false);
                break;
            case "Rollback":
                await Ended(transaction, CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
                break;
        }
    }

    // The changes that are saved in the transaction that commits: those of an explicit one are its own by now.
    private CacheTransaction? Saved => context.IsSavingAlone ? context.Unsaved : null;

    private async ValueTask Ended(DbTransaction transaction, CacheTransactionOutcome outcome)
    {
        var owed = context.Tracker.Of(transaction);
        outbox.Ended(owed, outcome, await owed.EndedAsync(outcome).ConfigureAwait(false));

        // What was saved in it has nothing to come back for. Else reads of the scope would go past the cache for as long as the context lives.
        if (outcome == CacheTransactionOutcome.Committed && context.Unsaved is { Owed.Count: 0 })
        {
            await context.EndUnsavedAsync(outcome).ConfigureAwait(false);
        }
    }
}
