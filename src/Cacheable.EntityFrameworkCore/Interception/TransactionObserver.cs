using System.Data.Common;
using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Interception;

/// <summary>Sees the transactions of one context begin and end.</summary>
internal sealed class TransactionObserver(ObservedContext context, OutboxRecord outbox) : DbTransactionInterceptor
{
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
        outbox.Write(owes, Saved);
        owes.Committing();
        return result;
    }

    public override async ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        var owes = context.Tracker.Of(transaction);
        await outbox.WriteAsync(owes, Saved, cancellationToken).ConfigureAwait(false);
        await owes.CommittingAsync(cancellationToken).ConfigureAwait(false);
        return result;
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
        // Race 16. What fails at a savepoint ends nothing, and neither does a commit that was refused before it was sent.
        if (eventData.Action is "Commit" or "Rollback" && eventData.Exception is not CacheHoldException)
        {
            await Ended(transaction, CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
        }
    }

    // The changes that are saved in the transaction that commits: those of an explicit one are its own by now.
    private CacheTransaction? Saved => context.IsSaving ? context.Unsaved : null;

    private async ValueTask Ended(DbTransaction transaction, CacheTransactionOutcome outcome)
    {
        outbox.Ended(outcome, await context.Tracker.Of(transaction).EndedAsync(outcome).ConfigureAwait(false));

        // What was saved in it has nothing to come back for. Else reads of the scope would go past the cache for as long as the context lives.
        if (outcome == CacheTransactionOutcome.Committed && context.Unsaved is { Owed.Count: 0 })
        {
            await context.EndUnsavedAsync(outcome).ConfigureAwait(false);
        }
    }
}
