using System.Data.Common;

namespace Cacheable.Transactions;

/// <summary>Ends a database transaction and tells the cache how it ended.</summary>
internal sealed class EngineUnitOfWork(DbTransaction transaction, EngineTransaction owed) : CacheUnitOfWork
{
    public override DbTransaction Transaction => transaction;

    public EngineTransaction Owed => owed;

    public override void Commit()
    {
        owed.Committing();
        try
        {
            transaction.Commit();
        }
        catch
        {
            // Race 16: a commit that threw may have happened. Or it has not, and is sent again, as after SQLite's BUSY.
            owed.CommitFailed();
            throw;
        }

        owed.Ended(CacheTransactionOutcome.Committed);
    }

    public override async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        await owed.CommittingAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            // As in Commit.
            await owed.CommitFailedAsync().ConfigureAwait(false);
            throw;
        }

        await owed.EndedAsync(CacheTransactionOutcome.Committed).ConfigureAwait(false);
    }

    public override void Rollback()
    {
        var outcome = CacheTransactionOutcome.InDoubt;
        try
        {
            transaction.Rollback();
            outcome = CacheTransactionOutcome.RolledBack;
        }
        finally
        {
            // One that throws may have been committed behind the back of this unit of work.
            owed.Ended(outcome);
        }
    }

    public override async Task RollbackAsync(CancellationToken cancellationToken = default)
    {
        var outcome = CacheTransactionOutcome.InDoubt;
        try
        {
            await transaction.RollbackAsync(cancellationToken).ConfigureAwait(false);
            outcome = CacheTransactionOutcome.RolledBack;
        }
        finally
        {
            await owed.EndedAsync(outcome).ConfigureAwait(false);
        }
    }

    public override void Dispose()
    {
        try
        {
            if (owed.IsOpen)
            {
                Rollback();
            }
        }
        catch (Exception)
        {
            // Whoever disposes is often on the way out with an exception of its own, and the outcome counts as unknown already.
        }
        finally
        {
            transaction.Dispose();
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (owed.IsOpen)
            {
                await RollbackAsync().ConfigureAwait(false);
            }
        }
        catch (Exception)
        {
            // As in Dispose.
        }
        finally
        {
            await transaction.DisposeAsync().ConfigureAwait(false);
        }
    }
}
