using System.Data.Common;
using Cacheable.WriteBehind;
using Microsoft.EntityFrameworkCore;

namespace Cacheable.EntityFrameworkCore.Sinks;

/// <summary>Writes an entity, whoever else writes it at the same time; with everything completed at its return where the caller is synchronous.</summary>
internal sealed class GuardedEntityWrite(bool isAsync, CancellationToken cancellationToken)
{
    private const int Attempts = 5;

    public async ValueTask<SinkReply> UpsertAsync<TEntity>(GuardedEntity<TEntity> entity)
        where TEntity : class
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await UpdateAsync(entity).ConfigureAwait(false) > 0)
            {
                return SinkReply.Took(entity.Version);
            }

            var stored = await StoredAsync(entity).ConfigureAwait(false);
            if (stored >= entity.Version)
            {
                return SinkReply.Refused(entity.Version, stored.Value);
            }

            if (stored is null && await TryInsertAsync(entity).ConfigureAwait(false))
            {
                return SinkReply.Took(entity.Version);
            }

            // Between two statements the row came, or went and came back with a lower version: from the beginning.
        }

        throw new InvalidOperationException(
            $"A row of {typeof(TEntity).Name} was neither updated nor inserted in {Attempts} attempts: its version is lower, and yet it is not updated. Does something delete or hide it?");
    }

    private async ValueTask<int> UpdateAsync<TEntity>(GuardedEntity<TEntity> entity)
        where TEntity : class =>
        isAsync
            ? await entity.OlderRow.ExecuteUpdateAsync(entity.SetAll, cancellationToken).ConfigureAwait(false)
            : entity.OlderRow.ExecuteUpdate(entity.SetAll);

    private async ValueTask<long?> StoredAsync<TEntity>(GuardedEntity<TEntity> entity)
        where TEntity : class
    {
        var found = isAsync ? await entity.StoredVersion.ToListAsync(cancellationToken).ConfigureAwait(false) : [.. entity.StoredVersion];
        return found is [var version] ? version : null;
    }

    private async ValueTask<bool> IsThereAsync<TEntity>(GuardedEntity<TEntity> entity)
        where TEntity : class
    {
        try
        {
            return await StoredAsync(entity).ConfigureAwait(false) is not null;
        }
        catch (DbException)
        {
            // Without a savepoint PostgreSQL answers nothing more in the transaction: what the insert said is what is to be known.
            return false;
        }
    }

    /// <summary>Inserts the row. <see langword="false"/>: somebody else has, meanwhile.</summary>
    private async ValueTask<bool> TryInsertAsync<TEntity>(GuardedEntity<TEntity> entity)
        where TEntity : class
    {
        var entry = entity.Add();
        try
        {
            // In a transaction EF Core sets a savepoint before, and goes back to it where this fails.
            _ = isAsync ? await entity.Context.SaveChangesAsync(cancellationToken).ConfigureAwait(false) : entity.Context.SaveChanges();
            return true;
        }
        catch (DbUpdateException)
        {
            if (!await IsThereAsync(entity).ConfigureAwait(false))
            {
                throw;
            }

            return false;
        }
        finally
        {
            entry.State = EntityState.Detached;
        }
    }
}
