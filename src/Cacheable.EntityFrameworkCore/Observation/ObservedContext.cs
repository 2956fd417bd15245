using System.Data.Common;
using System.Transactions;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cacheable.EntityFrameworkCore.Observation;

/// <summary>What the cache knows of one context: the transaction it uses, and the changes it has not saved. As long-lived as its lease from a pool.</summary>
internal sealed class ObservedContext(ICurrentDbContext current, IDbContextOptions options) : IResettableService, IDisposable, IAsyncDisposable
{
    private readonly DatabaseObservation _observation = options.FindExtension<CacheableOptionsExtension>()!.Observation;
    private volatile CacheTransaction? _transaction;
    private volatile CacheTransaction? _unsaved;
    private bool _isAlone;
    private bool _hasSent;

    public ICacheTransactionTracker Tracker => _observation.Tracker;

    /// <summary>Whether a save runs, or has begun and never said how it ended.</summary>
    public bool IsSaving { get; private set; }

    /// <summary>Whether that save has sent commands, in a transaction that EF Core began for it if in any. One that threw before has sent none.</summary>
    public bool IsSavingAlone => _isAlone && _hasSent;

    /// <summary>The save that commits by itself.</summary>
    public StrictWrite StrictSave => field ??= new StrictWrite(Tracker);

    /// <summary>The command that commits by itself, and is none of a save.</summary>
    public StrictWrite StrictCommand => field ??= new StrictWrite(Tracker);

    /// <summary>Asked by any thread, at any time.</summary>
    public bool HasWritten => _transaction is { HasWritten: true } || _unsaved is { HasWritten: true };

    /// <summary>The changes that are not saved, as far as decorated calls returned while there were any.</summary>
    public CacheTransaction? Unsaved => _unsaved is { IsOpen: true } unsaved ? unsaved : null;

    /// <summary>The open transaction that the context would write in now.</summary>
    public CacheTransaction? Transaction => Open(Own(current.Context.Database.CurrentTransaction?.GetDbTransaction()) ?? Tracker.Ambient);

    /// <summary>The context began a transaction.</summary>
    public void Began(DbConnection connection, DbTransaction transaction)
    {
        _observation.Connections[connection].Beginning();
        Uses(connection, transaction);
    }

    /// <summary>The context was given a transaction.</summary>
    public void Uses(DbConnection connection, DbTransaction transaction)
    {
        var used = Tracker.Began(transaction);
        _transaction = used;
        _observation.Connections[connection].Has(used);
    }

    /// <summary>What a command runs in; <see langword="null"/> where it commits by itself.</summary>
    public CacheTransaction? TransactionOf(DbCommand command) => Open((_transaction = Own(command.Transaction)) ?? Tracker.Ambient);

    /// <summary>A save begins.</summary>
    public void Saving(bool isAlone) => (IsSaving, _isAlone, _hasSent) = (true, isAlone, false);

    /// <summary>The save that runs sends a command.</summary>
    public void SawSave() => _hasSent = true;

    /// <summary>A save is over, however it ended.</summary>
    public void Saved() => (IsSaving, _isAlone, _hasSent) = (false, false, false);

    public void AddOpen(ICollection<CacheTransaction> transactions)
    {
        if (Open(Own(current.Context.Database.CurrentTransaction?.GetDbTransaction())) is { } transaction)
        {
            transactions.Add(transaction);
        }

        if (HasUnsavedChanges)
        {
            transactions.Add(Unsaved ?? (_unsaved = Tracker.OfUnsavedChanges()));
        }
    }

    /// <summary>The changes were saved, or given up, and are not to come back.</summary>
    public async ValueTask EndUnsavedAsync(CacheTransactionOutcome outcome)
    {
        if (Unsaved is { } unsaved)
        {
            await unsaved.EndedAsync(outcome).ConfigureAwait(false);
            _unsaved = null;
        }
    }

    public void ResetState() => Dispose();

    public async Task ResetStateAsync(CancellationToken cancellationToken = default) => await DisposeAsync().ConfigureAwait(false);

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        Saved();
        await StrictSave.EndAsync(CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
        await StrictCommand.EndAsync(CacheTransactionOutcome.InDoubt).ConfigureAwait(false);
        await EndUnsavedAsync(CacheTransactionOutcome.RolledBack).ConfigureAwait(false);
        _transaction = null;
    }

    private static CacheTransaction? Open(CacheTransaction? transaction) => transaction is { IsOpen: true } ? transaction : null;

    private CacheTransaction? Own(DbTransaction? transaction) => transaction is not null
        ? Tracker.Of(transaction)
        : current.Context.Database.GetEnlistedTransaction() is { } enlisted ? Tracker.Of(enlisted) : null;

    // Without automatic detection a change is found when somebody asks for it, so whatever is tracked may have changed.
    private bool HasUnsavedChanges => current.Context.ChangeTracker is var tracker
        && (tracker.AutoDetectChangesEnabled ? tracker.HasChanges() : tracker.Entries().Any());
}
