using System.Data.Common;

namespace Cacheable.Transactions;

/// <summary>Tells the cache of a transaction that it cannot see: one of plain ADO.NET.</summary>
public interface ICacheTransactions
{
    /// <summary>
    /// From here on, what this flow of calls writes belongs to <paramref name="transaction"/>: decorated writes invalidate after its commit
    /// and not at all when it is rolled back, and decorated reads go past the cache, because nobody sees what was written in it.
    /// </summary>
    /// <param name="transaction">An open transaction. The unit of work commits, rolls back and disposes it.</param>
    /// <param name="strict">Whether its commit is strict; <see langword="null"/> for what <c>CacheableOptions.StrictCommit</c> says.</param>
    /// <exception cref="InvalidOperationException">A unit of work of this flow is still open.</exception>
    /// <remarks>Synchronous on purpose: it holds for the method that calls it and all that it calls, until the unit of work has ended.</remarks>
    CacheUnitOfWork Begin(DbTransaction transaction, bool? strict = null);
}
