using System.Data.Common;
using System.Runtime.CompilerServices;
using System.Transactions;
using IsolationLevel = System.Data.IsolationLevel;

namespace Cacheable.Transactions;

/// <summary>The cache's side of database transactions, and what adapters tell of them.</summary>
internal sealed class DatabaseTransactions(OpenWrites writes, IOwedPayment payment, StrictCommits strict, AmbientTransactions ambient) : ICacheTransactionTracker
{
    private readonly ConditionalWeakTable<DbTransaction, EngineTransaction> _open = [];

    CacheTransaction? ICacheTransactionTracker.Ambient => AmbientTransactions.Current is { } current ? ambient.Of(current) : null;

    CacheTransaction ICacheTransactionTracker.Of(Transaction transaction) => ambient.Of(transaction);

    CacheTransaction ICacheTransactionTracker.Of(DbTransaction transaction) => Of(transaction);

    CacheTransaction ICacheTransactionTracker.Began(DbTransaction transaction) => Began(transaction);

    CacheTransaction ICacheTransactionTracker.OfUnsavedChanges() => new EngineTransaction(writes, payment, strict, isUnsaved: true);

    void ICacheTransactionTracker.SawWriteOutside() => ObservedCall.Current?.SawWriteOutside();

    CacheTransaction? ICacheTransactionTracker.StrictWriteOutside() => strict.IsDefault ? new EngineTransaction(writes, payment, strict) : null;

    /// <summary>The one of <paramref name="transaction"/>, shared by its unit of work and the contexts that use it.</summary>
    public EngineTransaction Of(DbTransaction transaction) =>
        _open.GetValue(transaction, _ => new EngineTransaction(writes, payment, strict));

    /// <summary>The one of a transaction that begins: a driver may have used its object for one that has ended.</summary>
    public EngineTransaction Began(DbTransaction transaction)
    {
        lock (_open)
        {
            if (_open.TryGetValue(transaction, out var present) && present.IsOpen)
            {
                return present;
            }

            var begun = new EngineTransaction(writes, payment, strict) { IsSnapshot = IsSnapshot(transaction) };
            _open.AddOrUpdate(transaction, begun);
            ObservedCall.Current?.Began(begun);
            return begun;
        }
    }

    private static bool IsSnapshot(DbTransaction transaction) =>
        transaction.IsolationLevel is IsolationLevel.RepeatableRead or IsolationLevel.Serializable or IsolationLevel.Snapshot;
}
