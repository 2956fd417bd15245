using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Interception;

/// <summary>Sees what becomes of changes that were not saved when the decorated call that made them returned.</summary>
internal sealed class SaveObserver(ObservedContext context, OutboxRecord outbox) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        SavingAsync(default).AsTask().GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await SavingAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        SavedAsync().AsTask().GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await SavedAsync().ConfigureAwait(false);
        return result;
    }

    public override void SaveChangesFailed(DbContextErrorEventData eventData) => FailedAsync().AsTask().GetAwaiter().GetResult();

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        await FailedAsync().ConfigureAwait(false);

    public override void SaveChangesCanceled(DbContextEventData eventData) => FailedAsync().AsTask().GetAwaiter().GetResult();

    public override async Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) =>
        await FailedAsync().ConfigureAwait(false);

    private async ValueTask SavingAsync(CancellationToken cancellationToken)
    {
        if (context.Transaction is null)
        {
            await context.StrictWrite.BeginAsync(context.Unsaved, cancellationToken).ConfigureAwait(false);
            outbox.Saving();
            context.IsSaving = true;
        }
    }

    private void Over()
    {
        context.IsSaving = false;
        outbox.Saved();
    }

    // A transaction that EF Core began for the save alone is over by now.
    private async ValueTask SavedAsync()
    {
        Over();
        await context.StrictWrite.EndAsync(CacheTransactionOutcome.Committed).ConfigureAwait(false);
        if (context.Unsaved is { } unsaved)
        {
            if (context.Transaction is { } transaction)
            {
                unsaved.MoveTo(transaction);
            }
            else
            {
                await context.EndUnsavedAsync(CacheTransactionOutcome.Committed).ConfigureAwait(false);
            }
        }
    }

    // Race 16: some of it may have been written, and all of it may be saved again.
    private async ValueTask FailedAsync()
    {
        Over();
        await context.StrictWrite.EndAsync(CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
        if (context.Unsaved is { } unsaved)
        {
            if (context.Transaction is { } transaction)
            {
                unsaved.CopyTo(transaction);
            }
            else
            {
                var attempt = context.Tracker.OfUnsavedChanges();
                unsaved.CopyTo(attempt);
                await attempt.EndedAsync(CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
            }
        }
    }
}
