using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.EntityFrameworkCore.Outbox;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cacheable.EntityFrameworkCore.Interception;

/// <summary>Sees what becomes of changes that were not saved when the decorated call that made them returned.</summary>
internal sealed class SaveObserver(ObservedContext context, OutboxRecord outbox) : SaveChangesInterceptor
{
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        SavingAsync(eventData.Context!, default).AsTask().GetAwaiter().GetResult();
        return result;
    }

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        await SavingAsync(eventData.Context!, cancellationToken).ConfigureAwait(false);
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

    private async ValueTask SavingAsync(DbContext saving, CancellationToken cancellationToken)
    {
        if (context.IsSaving)
        {
            // EF Core looks for changes after this, and tells nobody when that throws.
            await FailedAsync().ConfigureAwait(false);
        }

        // Taken away first, so that it is there once.
        saving.SaveChangesFailed -= OnFailed;
        saving.SaveChangesFailed += OnFailed;
        var isAlone = context.Transaction is null;
        if (isAlone)
        {
            await context.StrictSave.BeginAsync(context.Unsaved, cancellationToken).ConfigureAwait(false);
            outbox.Saving();
        }

        context.Saving(isAlone);
    }

    // Of a concurrency conflict EF Core tells this event alone. ThrowingConcurrencyException comes too early: an interceptor of the
    // application may suppress it after this one was asked, and then the save goes on, and its hold must stand.
    private void OnFailed(object? sender, SaveChangesFailedEventArgs failed)
    {
        if (context.IsSaving)
        {
            FailedAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    private void Over()
    {
        context.Saved();
        outbox.Saved();
    }

    // A transaction that EF Core began for the save alone is over by now.
    private async ValueTask SavedAsync()
    {
        Over();
        await context.StrictSave.EndAsync(CacheTransactionOutcome.Committed).ConfigureAwait(false);
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
        await context.StrictSave.EndAsync(CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
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
