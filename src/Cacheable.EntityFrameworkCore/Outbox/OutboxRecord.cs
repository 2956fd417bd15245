using Cacheable.EntityFrameworkCore.Observation;
using Cacheable.Transactions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cacheable.EntityFrameworkCore.Outbox;

/// <summary>The row of the outbox that the transaction of one context has, where its model has an outbox.</summary>
internal sealed class OutboxRecord(ICurrentDbContext current, IDbContextOptions options, ISqlGenerationHelper sql) : IResettableService
{
    private readonly PaidRows _paid = options.FindExtension<CacheableOptionsExtension>()!.Observation.Paid;
    private readonly List<Guid> _written = [];
    private CacheTransaction? _writtenIn;
    private AutoTransactionBehavior? _before;

    /// <summary>A save begins. It takes a transaction, because the row is to commit with what is saved.</summary>
    public void Saving()
    {
        var database = current.Context.Database;
        if (Exists && _before is null && database.AutoTransactionBehavior == AutoTransactionBehavior.WhenNeeded)
        {
            _before = database.AutoTransactionBehavior;
            database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        }
    }

    /// <summary>A save is over, however it ended.</summary>
    public void Saved()
    {
        if (_before is { } before)
        {
            current.Context.Database.AutoTransactionBehavior = before;
            _before = null;
        }
    }

    /// <summary>Writes what <paramref name="transaction"/> owes, in it.</summary>
    /// <param name="transaction">The transaction whose commit is about to be sent.</param>
    /// <param name="saved">The unsaved changes that it was begun to save.</param>
    public void Write(CacheTransaction transaction, CacheTransaction? saved)
    {
        if (Next(transaction, saved) is { } row)
        {
            current.Context.Database.ExecuteSqlRaw(Insert, row.Id, row.Names);
        }
    }

    /// <inheritdoc cref="Write"/>
    public async ValueTask WriteAsync(CacheTransaction transaction, CacheTransaction? saved, CancellationToken cancellationToken)
    {
        if (Next(transaction, saved) is { } row)
        {
            await current.Context.Database.ExecuteSqlRawAsync(Insert, [row.Id, row.Names], cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The transaction has ended, and what it owed was paid with that outcome.</summary>
    public void Ended(CacheTransaction transaction, CacheTransactionOutcome ended, InvalidationOutcome paid)
    {
        if (transaction == _writtenIn && ended == CacheTransactionOutcome.Committed && paid == InvalidationOutcome.Applied)
        {
            _written.ForEach(row => _paid.Add(current.Context.GetType(), row));
        }

        // What is in doubt may be committed after its invalidation: its row, if there is one, is replayed.
        Forget();
    }

    /// <summary>The lease of the context is over, whatever became of its last save.</summary>
    public void ResetState()
    {
        Saved();
        Forget();
    }

    public Task ResetStateAsync(CancellationToken cancellationToken = default)
    {
        ResetState();
        return Task.CompletedTask;
    }

    private bool Exists => Row is not null;

    private IEntityType? Row => field ??= current.Context.Model.FindEntityType(typeof(CacheInvalidation));

    private string Insert => field ??= InsertInto(Row!);

    private CacheInvalidation? Next(CacheTransaction transaction, CacheTransaction? saved)
    {
        if (!Exists)
        {
            return null;
        }

        saved?.MoveTo(transaction);
        var names = transaction.Owed;
        if (names.Count == 0)
        {
            return null;
        }

        // Version 7: rows of one time lie together.
        var row = new CacheInvalidation { Id = Guid.CreateVersion7(), Names = RecordedNames.Write(names) };
        if (_writtenIn != transaction)
        {
            // What another transaction has written may be committed yet, where nobody knows how that ended: not to be deleted with this one's.
            Forget();
            _writtenIn = transaction;
        }

        _written.Add(row.Id);
        return row;
    }

    private void Forget()
    {
        _written.Clear();
        _writtenIn = null;
    }

    private string InsertInto(IEntityType row)
    {
        var table = sql.DelimitIdentifier(row.GetTableName()!, row.GetSchema());
        var columns = string.Join(", ", new[] { nameof(CacheInvalidation.Id), nameof(CacheInvalidation.Names) }
            .Select(name => sql.DelimitIdentifier(row.FindProperty(name)!.GetColumnName())));
        return $"INSERT INTO {table} ({columns}) VALUES ({{0}}, {{1}})";
    }
}
