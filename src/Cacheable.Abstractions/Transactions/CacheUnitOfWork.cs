using System.Data.Common;

namespace Cacheable.Transactions;

/// <summary>A database transaction whose end the cache sees. Disposed before it was committed, it is rolled back.</summary>
/// <remarks>Commit through it and not through the transaction itself: otherwise its outcome is unknown, and everything is invalidated when it is disposed.</remarks>
public abstract class CacheUnitOfWork : IDisposable, IAsyncDisposable
{
    /// <summary>Only the engine makes one.</summary>
    private protected CacheUnitOfWork()
    {
    }

    /// <summary>The transaction.</summary>
    public abstract DbTransaction Transaction { get; }

    /// <summary>Commits, then invalidates. A commit that throws counts as one that may have happened, and may be sent again until this is disposed.</summary>
    /// <exception cref="CacheHoldException">Strict mode, and the hold could not be placed. Nothing was committed.</exception>
    public abstract void Commit();

    /// <inheritdoc cref="Commit"/>
    public abstract Task CommitAsync(CancellationToken cancellationToken = default);

    /// <summary>Rolls back; the cache stays as it was.</summary>
    public abstract void Rollback();

    /// <inheritdoc cref="Rollback"/>
    public abstract Task RollbackAsync(CancellationToken cancellationToken = default);

    /// <summary>Rolls back what was not committed, and disposes the transaction.</summary>
    public abstract void Dispose();

    /// <inheritdoc cref="Dispose"/>
    public abstract ValueTask DisposeAsync();
}
