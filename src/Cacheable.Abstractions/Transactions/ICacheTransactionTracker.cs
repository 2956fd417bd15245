using System.Data.Common;
using System.Transactions;

namespace Cacheable.Transactions;

/// <summary>Where an adapter tells the cache what it sees of a database.</summary>
public interface ICacheTransactionTracker
{
    /// <summary>
    /// The ambient <see cref="System.Transactions.Transaction.Current"/>; <see langword="null"/> where there is none or it has ended.
    /// It ends by itself.
    /// </summary>
    CacheTransaction? Ambient { get; }

    /// <summary>The one of a transaction that a connection was enlisted in by hand. It ends by itself.</summary>
    CacheTransaction Of(Transaction transaction);

    /// <summary>The one of a database transaction, whoever asks. Whoever sees the transaction end says so.</summary>
    CacheTransaction Of(DbTransaction transaction);

    /// <summary>
    /// A database transaction has begun, or begins to be seen: as <see cref="Of(DbTransaction)"/>, and a new one where the object is that
    /// of a transaction that has ended, because drivers use their objects again.
    /// </summary>
    CacheTransaction Began(DbTransaction transaction);

    /// <summary>A new one for changes that are not saved yet. It ends when they are saved outside of a transaction, or given up.</summary>
    CacheTransaction OfUnsavedChanges();

    /// <summary>The running code writes outside of every transaction: the decorated call it is inside of invalidates when it returns.</summary>
    void SawWriteOutside();

    /// <summary>
    /// Where commits are strict: the transaction that one write outside of every transaction is by itself, to be told of before it is sent
    /// and after it was answered. <see langword="null"/> where they are not.
    /// </summary>
    CacheTransaction? StrictWriteOutside();
}
